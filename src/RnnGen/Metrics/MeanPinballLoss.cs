using System.Numerics;

namespace RnnGen;

/// <summary>The mean over levels τ of max(τ e, (τ - 1) e), e = target - q, in the targets' units.</summary>
internal sealed class MeanPinballLoss<T>(IReadOnlyList<double> levels) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private double _weight;

    public override string Name => "pinball";

    public override double Value => _sum / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var (level, e) = (levels[i / target.Length], double.CreateTruncating(target[i % target.Length]) - double.CreateTruncating(output[i]));
            _sum += weight * Math.Max(level * e, (level - 1) * e);
        }

        _weight += weight * output.Length;
    }
}
