using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Rows with gaps give what the same rows without them give.</summary>
internal static class MaskCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (declaration, network) = (run.Declaration, run.Engine.Layout);
        if (declaration.IsTree || declaration.Steps == 1)
        {
            yield break;
        }

        var hasStepOutputs = declaration.Shape == "ManyToMany";
        foreach (var cut in new[] { run.Ragged, run.Shorter })
        {
            var apart = cut.Source.Apart(declaration.Steps, hasStepOutputs, hasStepOutputs && !declaration.IsCtc);
            var masked = apart.As<T>();
            var (expected, given) = (run.Predict(cut), run.Predict(masked));
            for (var row = 0; hasStepOutputs && row < apart.Rows; row++)
            {
                Spread(expected.AsSpan(row * expected.Length / apart.Rows, expected.Length / apart.Rows), apart.Mask.AsSpan(row * declaration.Steps, declaration.Steps), network.RepeatLastOutput);
            }

            if (NetworkRun<T>.Difference(expected, given) is { } difference)
            {
                yield return new("mask", $"predictions of {apart.Name}: {difference}");
            }

            if (network.Loss is not null)
            {
                using var context = run.Subject.CreateContext(run.Engine);
                using var other = run.Subject.CreateContext(run.Engine);
                if (Record<T>.Of(context, cut).Difference(Record<T>.Of(other, masked)) is { } gradients)
                {
                    yield return new("mask", $"{apart.Name}: {gradients}");
                }
            }
        }
    }

    /// <summary>Moves the outputs of a row, which stand at its front, to the steps that a mask leaves; the others are 0, or as the step before them.</summary>
    private static void Spread<T>(Span<T> outputs, ReadOnlySpan<bool> mask, bool repeats)
    {
        var (size, from) = (outputs.Length / mask.Length, mask.Count(true));
        for (var t = mask.Length - 1; t >= 0; t--)
        {
            var place = outputs.Slice(t * size, size);
            if (mask[t])
            {
                outputs.Slice(--from * size, size).CopyTo(place);
            }
            else
            {
                place.Clear();
            }
        }

        for (var t = 1; repeats && t < mask.Length; t++)
        {
            if (!mask[t])
            {
                outputs.Slice((t - 1) * size, size).CopyTo(outputs[(t * size)..]);
            }
        }
    }
}
