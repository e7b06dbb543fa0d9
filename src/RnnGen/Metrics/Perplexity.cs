using System.Numerics;

namespace RnnGen;

/// <summary>exp of the mean of -log p, p the probability given to the right class: among how many classes the network hesitates.</summary>
internal sealed class Perplexity<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private long _count;

    public override string Name => "perplexity";

    public override double Value => Math.Exp(_sum / _count);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label)
    {
        _sum -= Math.Log(double.CreateTruncating(output[label]));
        _count++;
    }
}
