using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What has seen other batches gives what a new one gives.</summary>
internal static class ReuseChecks
{
    private const string Skipped = "a step that was skipped";

    /// <summary>A context that has seen other batches gives what a new one gives.</summary>
    public static IEnumerable<Objection> Contexts<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var used = run.Subject.CreateContext(run.Engine);
        var before = "nothing";
        foreach (var (batch, spoil) in Sequence(run))
        {
            if (run.Engine.Layout.IsStateful)
            {
                used.ResetStates();
            }

            if (spoil)
            {
                var objection = Spoil(run, used, batch);
                if (objection is not null)
                {
                    yield return objection;
                }

                before = Skipped;
                continue;
            }

            using var fresh = run.Subject.CreateContext(run.Engine);
            var difference = Record<T>.Of(fresh, batch).Difference(Record<T>.Of(used, batch));
            if (difference is not null)
            {
                yield return new(before == Skipped ? "context after a skipped step" : "reused context", $"after {before}, {difference}");
                yield break;
            }

            before = batch.Name;
        }
    }

    /// <summary>With lengths, then none, then others; after steps that were skipped; with other numbers of rows. Now one begins and now another.</summary>
    private static IEnumerable<(TypedBatch<T> Batch, bool Spoil)> Sequence<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (TypedBatch<T>, bool)[] all = [(run.Ragged, false), (run.Whole, false), (run.Shorter, false), (run.Fewer, false), (run.Weightless, false), (run.Whole, false), (run.Ragged, true), (run.Whole, false), (run.Whole, true), (run.Fewer, false), (run.Shorter, false), (run.Ragged, false)];
        var first = run.Declaration.Number % all.Length;
        return all[first..].Concat(all[..first]);
    }

    /// <summary>A step whose weights are not numbers; it says so.</summary>
    private static Objection? Spoil<T>(NetworkRun<T> run, TrainingContext<T> context, TypedBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] weights = [.. run.Engine.Parameters.Values];
        foreach (var tensor in run.Engine.Parameters.Tensors)
        {
            tensor.CopyFrom([.. Enumerable.Repeat(T.NaN, tensor.Length)]);
        }

        var isFinite = context.ComputeGradients(batch.Batch).IsFinite;
        weights.CopyTo(run.Engine.Parameters.Values);
        return isFinite && batch.Source.StepWeights.Length == 0 && batch.Source.Lengths.Length == 0 ? new("not a number", $"the gradient of {batch.Name} is finite where all weights are NaN") : null;
    }

    public static IEnumerable<Objection> Workspaces<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var batch in new[] { run.Ragged, run.Whole, run.Shorter, run.Fewer, run.Ragged })
        {
            if (Record<T>.Predictions(run.Engine.Clone(), run.Subject, batch).Difference(Record<T>.Predictions(run.Engine, run.Subject, batch)) is { } difference)
            {
                yield return new("reused workspace", difference);
                yield break;
            }
        }
    }
}
