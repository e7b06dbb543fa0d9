using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What a decoder chooses.</summary>
internal static class DecodeCheck
{
    /// <summary>The classes that are chosen are the likeliest of each step.</summary>
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var declaration = run.Declaration;
        foreach (var batch in declaration.ChoosesClasses ? run.Batches : [])
        {
            var classes = new int[batch.Source.Rows * declaration.OutputSteps];
            run.Engine.Decode(batch.Batch, classes);
            var outputs = run.Predict((batch.Source with { TargetLengths = [], Targets = [], Labels = [], StepWeights = [] }).As<T>());
            for (var i = 0; i < classes.Length; i++)
            {
                var step = outputs.AsSpan(((i + 1) * declaration.OutputSize) - declaration.LastSize, declaration.LastSize);
                var likeliest = step[0];
                foreach (var probability in step)
                {
                    likeliest = T.Max(likeliest, probability);
                }

                if ((uint)classes[i] >= (uint)step.Length || step[classes[i]] != likeliest)
                {
                    yield return new("decode", FormattableString.Invariant($"{batch.Name}: row {i / declaration.OutputSteps}, step {i % declaration.OutputSteps}: class {classes[i]} is chosen, of probabilities {string.Join(", ", step.ToArray())}"));
                    yield break;
                }
            }
        }
    }
}
