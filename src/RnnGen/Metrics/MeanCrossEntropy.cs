using System.Numerics;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// The weighted mean of -log p of the right class, or of -Σ t log p of a target distribution t, in nats. It is computed from logits z, p = softmax(z), in double precision: what single
/// precision takes for a probability of 0 has a logarithm too.
/// </summary>
internal sealed class MeanCrossEntropy<T>(int classes)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _logits = new double[classes];
    private double _sum;
    private double _weight;

    /// <summary>The mean of what was added.</summary>
    public double Value => _sum / _weight;

    /// <summary>Adds one output step.</summary>
    /// <param name="logits">[classes].</param>
    /// <param name="target">[classes]; empty where the target is a class.</param>
    /// <param name="label">The class.</param>
    /// <param name="weight">The weight of the step.</param>
    public void Add(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, int label, double weight)
    {
        // log p_i = (z_i - largest) - log Σ exp(z_j - largest).
        var largest = double.CreateTruncating(logits[Classes.MostProbable(logits)]);
        for (var i = 0; i < logits.Length; i++)
        {
            _logits[i] = double.CreateTruncating(logits[i]) - largest;
        }

        var log = SpanMath.LogSumExp(_logits);
        _sum += weight * (target.IsEmpty ? log - _logits[label] : Expected(target, log));
        _weight += weight;
    }

    private double Expected(ReadOnlySpan<T> target, double log)
    {
        double sum = 0;
        for (var i = 0; i < target.Length; i++)
        {
            // 0 log 0 is 0.
            sum += target[i] == T.Zero ? 0 : double.CreateTruncating(target[i]) * (log - _logits[i]);
        }

        return sum;
    }
}
