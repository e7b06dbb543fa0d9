using System.Numerics;

namespace RnnGen;

/// <summary>The share of sequences whose best path has exactly the right labels.</summary>
internal sealed class LabelMatch<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestPathLabels _path = new();
    private long _right;
    private long _sequences;

    public override string Name => "exact_match";

    public override double Value => (double)_right / _sequences;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight) => _path.Add(Classes.MostProbable(output));

    public override void EndSequence(ReadOnlySpan<int> labels)
    {
        _right += _path.Labels.SequenceEqual(labels) ? 1 : 0;
        _sequences++;
        _path.Clear();
    }
}
