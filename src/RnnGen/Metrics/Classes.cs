using System.Numerics;

namespace RnnGen;

/// <summary>What metrics ask of a distribution over classes.</summary>
internal static class Classes
{
    /// <summary>The class with the largest probability, or logit; of equals, the first.</summary>
    internal static int MostProbable<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <summary>The label, or the class to which the target gives most.</summary>
    internal static int RightOne<T>(ReadOnlySpan<T> target, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => target.IsEmpty ? label : MostProbable(target);

    /// <summary>
    /// -log p of the right class, or -Σ t log p of a target distribution t, in nats; p = softmax(z) is never rounded: what single precision takes for 0 has a logarithm too.
    /// </summary>
    internal static double CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = double.CreateTruncating(logits[MostProbable(logits)]);
        double exponentials = 0;
        foreach (var logit in logits)
        {
            exponentials += Math.Exp(double.CreateTruncating(logit) - largest);
        }

        // log p_i = (z_i - largest) - log Σ exp(z_j - largest).
        var log = Math.Log(exponentials);
        if (target.IsEmpty)
        {
            return log - (double.CreateTruncating(logits[label]) - largest);
        }

        double sum = 0;
        for (var i = 0; i < target.Length; i++)
        {
            // 0 log 0 is 0.
            sum += target[i] == T.Zero ? 0 : double.CreateTruncating(target[i]) * (log - (double.CreateTruncating(logits[i]) - largest));
        }

        return sum;
    }
}
