using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>A metric of the one value that a predicted distribution, or its quantiles, has for each value of a target: the mean, or the quantile nearest to the median.</summary>
internal sealed class MetricOfPoint<T>(Metric<T> metric, HeadLayout head) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _point = new T[head.TargetSize];

    public override string Name => metric.Name;

    public override double Value => metric.Value;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        if (head.Loss is LossKind.GaussianMixture)
        {
            AddUp(output, head.Columns[0].Count);
        }
        else
        {
            output.Slice(Median * _point.Length, _point.Length).CopyTo(_point);
        }

        metric.Add(_point, target, label, weight);
    }

    /// <summary>The level nearest to a half; of distributions, whose mean comes first, 0.</summary>
    private int Median { get; } = Enumerable.Range(0, head.Quantiles.Count).OrderBy(level => Math.Abs(head.Quantiles[level] - 0.5)).FirstOrDefault();

    /// <summary>Σ π_k μ_k.</summary>
    private void AddUp(ReadOnlySpan<T> output, int components)
    {
        _point.AsSpan().Clear();
        for (var k = 0; k < components; k++)
        {
            for (var i = 0; i < _point.Length; i++)
            {
                _point[i] += output[k] * output[components + (k * _point.Length) + i];
            }
        }
    }
}
