using System.Numerics;

namespace RnnGen;

/// <summary>The mean of |y - target|, in the targets' units.</summary>
internal sealed class MeanAbsoluteError<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private long _count;

    public override string Name => "mae";

    public override double Value => _sum / _count;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label)
    {
        for (var i = 0; i < output.Length; i++)
        {
            _sum += Math.Abs(double.CreateTruncating(output[i]) - double.CreateTruncating(target[i]));
        }

        _count += output.Length;
    }
}
