using System.Numerics;

namespace RnnGen;

/// <summary>The mean cosine of the angle between output and target; 0 where one of them has length 0.</summary>
internal sealed class MeanCosine<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private double _weight;

    public override string Name => "cosine";

    public override double Value => _sum / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        double product = 0, outputs = 0, targets = 0;
        for (var i = 0; i < output.Length; i++)
        {
            var (y, t) = (double.CreateTruncating(output[i]), double.CreateTruncating(target[i]));
            (product, outputs, targets) = (product + (y * t), outputs + (y * y), targets + (t * t));
        }

        var lengths = Math.Sqrt(outputs) * Math.Sqrt(targets);
        _sum += lengths > 0 ? weight * (product / lengths) : 0;
        _weight += weight;
    }
}
