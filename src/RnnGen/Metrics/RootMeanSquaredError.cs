using System.Numerics;

namespace RnnGen;

/// <summary>The root of the mean of (y - target)^2, in the targets' units.</summary>
internal sealed class RootMeanSquaredError<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private double _weight;

    public override string Name => "rmse";

    public override double Value => Math.Sqrt(_sum / _weight);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var error = double.CreateTruncating(output[i]) - double.CreateTruncating(target[i]);
            _sum += weight * error * error;
        }

        _weight += weight * output.Length;
    }
}
