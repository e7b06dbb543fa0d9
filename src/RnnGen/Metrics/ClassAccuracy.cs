using System.Numerics;

namespace RnnGen;

/// <summary>How often the most probable class is the right one; of equals, the first counts as most probable.</summary>
internal sealed class ClassAccuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _right;
    private long _count;

    public override string Name => "accuracy";

    public override double Value => (double)_right / _count;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label)
    {
        var best = 0;
        for (var i = 1; i < output.Length; i++)
        {
            best = output[i] > output[best] ? i : best;
        }

        _right += best == label ? 1 : 0;
        _count++;
    }
}
