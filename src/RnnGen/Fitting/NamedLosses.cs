using System.Collections.ObjectModel;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Losses by the names of their heads, in the order of these; equal to others with the same names and numbers, so that reports can be compared and read.</summary>
internal sealed class NamedLosses(OrderedDictionary<string, double> losses) : ReadOnlyDictionary<string, double>(losses)
{
    /// <summary>Those of a network with a single head, whose loss says all.</summary>
    public static NamedLosses None { get; } = new([]);

    public override bool Equals(object? obj) => obj is NamedLosses other && this.SequenceEqual(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var loss in this)
        {
            hash.Add(loss);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => Count == 0 ? "none" : string.Join(", ", this.Select(static loss => Invariant($"{loss.Key} {loss.Value:G6}")));
}
