using System.Numerics;

namespace RnnGen;

/// <summary>
/// The mean of -log2 p, computed from logits, p the probability given to the right class (of targets that are distributions, the mean cross-entropy in bits): what a compressor that
/// trusts the network would write for each character.
/// </summary>
/// <param name="mean">The mean that the perplexity beside this adds to: a sum of exponentials over all classes is made once.</param>
internal sealed class BitsPerCharacter<T>(MeanCrossEntropy<T> mean) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override string Name => "bits_per_character";

    public override double Value => mean.Value / Math.Log(2);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
    }
}
