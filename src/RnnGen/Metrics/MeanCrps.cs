using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The mean of the continuous ranked probability scores of predicted distributions, in the targets' units.</summary>
internal sealed class MeanCrps<T>(HeadLayout head) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _outputs = new double[head.OutputSize];
    private double _sum;
    private double _weight;

    public override string Name => "crps";

    public override double Value => _sum / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        Scalar.Convert(output, _outputs);
        for (var i = 0; i < target.Length; i++)
        {
            _sum += weight * HeadDistributions.Of(head.Loss!.Value, _outputs, target.Length, i).Crps(double.CreateTruncating(target[i]));
        }

        _weight += weight * target.Length;
    }
}
