using System.Numerics;

namespace RnnGen;

/// <summary>
/// exp of the mean of -log p, computed from logits, p the probability given to the right class (of targets that are distributions, exp of the mean cross-entropy): among how many
/// classes the network hesitates.
/// </summary>
internal sealed class Perplexity<T>(MeanCrossEntropy<T> mean) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override string Name => "perplexity";

    public override double Value => Math.Exp(mean.Value);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight) => mean.Add(output, target, label, weight);
}
