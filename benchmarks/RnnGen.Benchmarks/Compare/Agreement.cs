using RnnGen.Benchmarks.Networks;

namespace RnnGen.Benchmarks.Compare;

/// <summary>Contenders that compute something else are not comparable.</summary>
internal static class Agreement
{
    /// <summary>Two functions within 4 units in the last place, which is 8 roundings each, and four operations: LSTM's c = f c + i g, h = o tanh(c); no cell has more.</summary>
    private const int OfElementwise = 20;

    /// <summary>Of single precision.</summary>
    private const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>
    /// How far two orders of the same sums may lie apart, for each unit of their size: the number of roundings on the longest path from an input to an output,
    /// by the unit roundoff, on both sides.
    /// </summary>
    public static double Tolerance(NetworkShape shape) =>
        2 * UnitRoundoff * (shape.Layers.Sum(layer => shape.Steps * (layer.Inputs + layer.Units + 2 + OfElementwise)) + shape.Units + 1);

    /// <summary>Throws where two answers differ.</summary>
    public static void Check(string title, string oneName, float[] one, string otherName, float[] other, double tolerance)
    {
        if (one.Length != other.Length)
        {
            throw new InvalidOperationException($"{title}: {oneName} answers with {one.Length} numbers, {otherName} with {other.Length}.");
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!(Math.Abs(one[i] - other[i]) <= tolerance * Math.Max(1, Math.Abs(one[i]))))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"{title}: {oneName} answers {one[i]}, {otherName} {other[i]} (number {i}); they may differ by {tolerance:g2}."));
            }
        }
    }
}
