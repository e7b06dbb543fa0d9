using System.Numerics;

namespace RnnGen;

/// <summary>What metrics ask of a distribution over classes.</summary>
internal static class Classes
{
    /// <summary>The class with the largest probability; of equals, the first.</summary>
    internal static int MostProbable<T>(ReadOnlySpan<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return best;
    }

    /// <summary>The label, or the class to which the target gives most.</summary>
    internal static int RightOne<T>(ReadOnlySpan<T> target, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => target.IsEmpty ? label : MostProbable(target);

    /// <summary>-log p of the right class, or -Σ t log p of a target distribution t, in nats.</summary>
    internal static double CrossEntropy<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.IsEmpty)
        {
            return -Math.Log(double.CreateTruncating(output[label]));
        }

        double sum = 0;
        for (var i = 0; i < target.Length; i++)
        {
            // 0 log 0 is 0.
            sum -= target[i] == T.Zero ? 0 : double.CreateTruncating(target[i]) * Math.Log(double.CreateTruncating(output[i]));
        }

        return sum;
    }
}
