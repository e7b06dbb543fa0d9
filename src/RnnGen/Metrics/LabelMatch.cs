using System.Numerics;

namespace RnnGen;

/// <summary>The share of sequences whose best path has exactly the right labels, each with its weight.</summary>
internal sealed class LabelMatch<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestPathLabels _path = new();
    private double _right;
    private double _sequences;
    private double _weight;

    public override string Name => "exact_match";

    public override double Value => _right / _sequences;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        _path.Add(Classes.MostProbable(output));
        _weight = weight;
    }

    public override void EndSequence(ReadOnlySpan<int> labels)
    {
        _right += _path.Labels.SequenceEqual(labels) ? _weight : 0;
        _sequences += _weight;
        _path.Clear();
    }
}
