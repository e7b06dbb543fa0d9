using System.Numerics;

namespace RnnGen;

/// <summary>
/// The share of sequences all of whose steps are right: the most probable class is the right one at every valid step whose weight is not 0. A sequence counts as the
/// mean weight of those steps: 1 where there are no weights, however long it is.
/// </summary>
internal sealed class ExactMatch<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _right;
    private double _sequences;
    private double _weight;
    private int _steps;
    private bool _isWrong;

    public override string Name => "exact_match";

    public override double Value => _right / _sequences;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        _isWrong |= Classes.MostProbable(output) != Classes.RightOne(target, label);
        _weight += weight;
        _steps++;
    }

    public override void EndSequence(ReadOnlySpan<int> labels)
    {
        _right += _isWrong ? 0 : _weight / _steps;
        _sequences += _weight / _steps;
        (_weight, _steps, _isWrong) = (0, 0, false);
    }
}
