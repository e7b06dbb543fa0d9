using System.Numerics;

namespace RnnGen;

/// <summary>The share of outputs that lie on the same side of a border as their targets: of 1/2 for probabilities, of 0 for scores. The border itself counts as yes.</summary>
internal sealed class BinaryAccuracy<T>(double border = 0.5) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _right;
    private double _weight;

    public override string Name => "accuracy";

    public override double Value => _right / _weight;

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        var between = T.CreateTruncating(border);
        for (var i = 0; i < output.Length; i++)
        {
            _right += (output[i] >= between) == (target[i] >= between) ? weight : 0;
        }

        _weight += weight * output.Length;
    }
}
