using System.Numerics;

namespace RnnGen;

/// <summary>The share of sequences all of whose steps are right: the most probable class is the right one at every valid step whose weight is not 0.</summary>
internal sealed class ExactMatch<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _right;
    private long _sequences;
    private bool _isWrong;

    public override string Name => "exact_match";

    public override double Value => (double)_right / _sequences;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight) =>
        _isWrong |= Classes.MostProbable(output) != Classes.RightOne(target, label);

    public override void EndSequence(ReadOnlySpan<int> labels)
    {
        _right += _isWrong ? 0 : 1;
        _sequences++;
        _isWrong = false;
    }
}
