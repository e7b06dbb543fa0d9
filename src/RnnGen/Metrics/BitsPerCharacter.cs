using System.Numerics;

namespace RnnGen;

/// <summary>
/// The mean of -log2 p, computed from logits, p the probability given to the right class (of targets that are distributions, the mean cross-entropy in bits): what a compressor that
/// trusts the network would write for each character.
/// </summary>
internal sealed class BitsPerCharacter<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private double _weight;

    public override string Name => "bits_per_character";

    public override double Value => _sum / _weight / Math.Log(2);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        _sum += weight * Classes.CrossEntropy(output, target, label);
        _weight += weight;
    }
}
