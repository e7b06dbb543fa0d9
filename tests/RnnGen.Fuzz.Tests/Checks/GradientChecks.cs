using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Gradients are those of the loss, which is what is evaluated.</summary>
internal static class GradientChecks
{
    /// <summary>Two sums of the same products in other orders; of a few thousand of them.</summary>
    private const double OfWindows = 1e-10;

    /// <summary>In single precision the rounding of the loss hides them; where they are cut they are not those of the loss.</summary>
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (run.Engine is not NetworkEngine<double> engine || run.Declaration.IsTruncated)
        {
            return [];
        }

        TypedBatch<T>[] batches = run.Subject.IsThorough ? [run.Whole, run.Ragged] : [run.Declaration.Number % 2 == 0 ? run.Whole : run.Ragged];
        var quotients = batches.Cast<TypedBatch<double>>().Select(batch => new GradientQuotients(run.Subject, engine, null, batch, run.Statistics));
        return (run.Engine.Layout.IsStateful ? quotients.Append(new(run.Subject, engine, (TypedBatch<double>)(object)run.Ragged, (TypedBatch<double>)(object)run.Shorter, run.Statistics)) : quotients)
            .SelectMany(quotient => quotient.Objections());
    }

    /// <summary>The gradient of a sequence that is cut every k steps is that of stateful windows of k steps, weighted with their shares of the loss.</summary>
    public static IEnumerable<Objection> Windows<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var declaration = run.Declaration;
        if (run.Engine is not NetworkEngine<double> || !declaration.HasWindows)
        {
            yield break;
        }

        var (block, source) = (declaration.Network.Integer("BackpropSteps"), run.Whole.Source);
        using var whole = run.Subject.CreateContext(run.Engine);
        whole.ComputeGradients(run.Whole.Batch);
        using var windows = run.Subject.CreateContext(run.Engine);
        var sum = new double[whole.Gradients.Values.Length];
        for (var first = 0; first < declaration.Steps; first += block)
        {
            windows.ComputeGradients(source.Window(declaration.Steps, first, block).As<T>().Batch);
            foreach (var (i, gradient) in windows.Gradients.Values.ToArray().Index())
            {
                sum[i] += double.CreateTruncating(gradient) * block / declaration.Steps;
            }
        }

        var norm = Math.Sqrt(sum.Sum(value => value * value));
        foreach (var (i, gradient) in whole.Gradients.Values.ToArray().Index())
        {
            var given = double.CreateTruncating(gradient);
            if (Math.Abs(given - sum[i]) > OfWindows * norm)
            {
                yield return new("windows", FormattableString.Invariant($"a gradient cut every {block} steps is {given:R}, that of windows {sum[i]:R}; the norm is {norm:R}"));
            }
        }
    }

    /// <summary>What a network evaluates is the loss that it is trained on, where nothing is drawn and nothing is added.</summary>
    public static IEnumerable<Objection> Losses<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var declaration = run.Declaration;
        if (declaration.HasDropout || declaration.HasPenalty || declaration.IsScheduled)
        {
            yield break;
        }

        foreach (var batch in run.Batches)
        {
            using var context = run.Subject.CreateContext(run.Engine);
            var (trained, evaluated) = (context.ComputeGradients(batch.Batch).Loss, T.CreateTruncating(run.Engine.Evaluate(batch.Batch)));
            if (!trained.Equals(evaluated))
            {
                yield return new("losses", FormattableString.Invariant($"{batch.Name}: the loss is {trained:R} in training, and evaluated {evaluated:R}"));
            }
        }
    }
}
