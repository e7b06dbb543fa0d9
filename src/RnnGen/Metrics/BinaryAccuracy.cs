using System.Numerics;

namespace RnnGen;

/// <summary>How often a probability lies on the same side of 1/2 as its target; 1/2 itself counts as yes.</summary>
internal sealed class BinaryAccuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _right;
    private long _count;

    public override string Name => "accuracy";

    public override double Value => (double)_right / _count;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label)
    {
        var half = T.CreateTruncating(0.5);
        for (var i = 0; i < output.Length; i++)
        {
            _right += (output[i] >= half) == (target[i] >= half) ? 1 : 0;
        }

        _count += output.Length;
    }
}
