using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Keeps steps whose loss or gradient is not finite away from the weights, and counts them.</summary>
internal sealed class StepGuard(int limit)
{
    /// <summary>Skipped steps in all.</summary>
    internal long Total { get; set; }

    /// <summary>Skipped steps since the last good one.</summary>
    internal int InARow { get; set; }

    /// <summary>A description of the first skipped step.</summary>
    internal string? Problem { get; set; }

    /// <summary>Whether so many steps in a row were skipped that training should stop.</summary>
    internal bool IsExhausted => InARow >= limit;

    /// <summary>Whether the step may be taken.</summary>
    internal bool Admit<T>(in GradientResult<T> result, ParameterSet<T> gradients, int epoch, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (result.IsFinite)
        {
            InARow = 0;
            return true;
        }

        Total++;
        InARow++;
        Problem ??= Describe(result.Loss, gradients, epoch, batch);
        return false;
    }

    private static string Describe<T>(T loss, ParameterSet<T> gradients, int epoch, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var what = T.IsFinite(loss) ? "" : Invariant($"the loss was {loss}");
        foreach (var tensor in gradients.Tensors)
        {
            foreach (var run in tensor.Runs)
            {
                if (!Reductions.AreFinite<T>(gradients.Values.Slice(run.Offset, run.Length)))
                {
                    return Invariant($"in epoch {epoch}, batch {batch}, {what}{(what.Length == 0 ? "" : " and ")}the gradient of '{tensor.Name}' was not finite");
                }
            }
        }

        return Invariant($"in epoch {epoch}, batch {batch}, {what}");
    }
}
