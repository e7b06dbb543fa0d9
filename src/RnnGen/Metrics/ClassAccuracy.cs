using System.Numerics;

namespace RnnGen;

/// <summary>
/// The share of steps at which the most probable class is the right one: the label, or the class to which the target gives most. Of equals, the first counts as most probable.
/// </summary>
internal sealed class ClassAccuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _right;
    private double _weight;

    public override string Name => "accuracy";

    public override double Value => _right / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        _right += Classes.MostProbable(output) == Classes.RightOne(target, label) ? weight : 0;
        _weight += weight;
    }
}
