using System.Numerics;

namespace RnnGen;

/// <summary>The share of outputs on the same side of 0 as their targets; 0 itself counts as above.</summary>
internal sealed class SignAccuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _right;
    private double _weight;

    public override string Name => "accuracy";

    public override double Value => _right / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        for (var i = 0; i < output.Length; i++)
        {
            _right += (output[i] >= T.Zero) == (target[i] >= T.Zero) ? weight : 0;
        }

        _weight += weight * output.Length;
    }
}
