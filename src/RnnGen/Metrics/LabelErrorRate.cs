using System.Numerics;

namespace RnnGen;

/// <summary>
/// The edit distances between the labels of the best paths and the right ones, over the number of right labels: the label error rate of connectionist temporal
/// classification (Graves et al., 2006); of characters, the character error rate. It can exceed 1. Where there are no right labels at all, it is 0 if none was found, and otherwise infinite.
/// </summary>
internal sealed class LabelErrorRate<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestPathLabels _path = new();
    private double _errors;
    private double _labels;
    private double _weight;

    public override string Name => "label_error_rate";

    public override double Value => _errors == 0 ? 0 : _errors / _labels;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        _path.Add(Classes.MostProbable(output));
        _weight = weight;
    }

    public override void EndSequence(ReadOnlySpan<int> labels)
    {
        _errors += _weight * EditDistance.Between(_path.Labels, labels);
        _labels += _weight * labels.Length;
        _path.Clear();
    }
}
