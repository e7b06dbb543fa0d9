using System.Numerics;

namespace RnnGen;

/// <summary>The mean of |y - target|, in the targets' units.</summary>
internal sealed class MeanAbsoluteError<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private double _weight;

    public override string Name => "mae";

    public override double Value => _sum / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        for (var i = 0; i < output.Length; i++)
        {
            _sum += weight * Math.Abs(double.CreateTruncating(output[i]) - double.CreateTruncating(target[i]));
        }

        _weight += weight * output.Length;
    }
}
