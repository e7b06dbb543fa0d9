using System.Numerics;

namespace RnnGen;

/// <summary>The share of probabilities that lie on the same side of 1/2 as their targets; 1/2 itself counts as yes.</summary>
internal sealed class BinaryAccuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _right;
    private double _weight;

    public override string Name => "accuracy";

    public override double Value => _right / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        var half = T.CreateTruncating(0.5);
        for (var i = 0; i < output.Length; i++)
        {
            _right += (output[i] >= half) == (target[i] >= half) ? weight : 0;
        }

        _weight += weight * output.Length;
    }
}
