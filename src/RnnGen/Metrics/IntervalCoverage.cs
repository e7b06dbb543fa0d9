using System.Numerics;

namespace RnnGen;

/// <summary>The share of targets from the quantile of the lowest level to that of the highest.</summary>
internal sealed class IntervalCoverage<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _within;
    private double _weight;

    public override string Name => "coverage";

    public override double Value => _within / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        var highest = output[^target.Length..];
        for (var i = 0; i < target.Length; i++)
        {
            _within += target[i] >= output[i] && target[i] <= highest[i] ? weight : 0;
        }

        _weight += weight * target.Length;
    }
}
