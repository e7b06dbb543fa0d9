using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>Sums of a few registers in the order of the library's reductions: element i is partial sum i of 16, halves are added onto each other.</summary>
internal static class PartialSums
{
    private const int Partials = 16;

    /// <summary>The expression of the sum of at most 16 partial sums; those that are missing are 0.</summary>
    public static string Fold(IReadOnlyList<string> partials)
    {
        var sums = partials.ToList();
        for (var half = Partials / 2; half > 0; half /= 2)
        {
            sums = Enumerable.Range(0, System.Math.Min(half, sums.Count)).Select(i => Join(sums, i, half)).ToList();
        }

        return sums[0];
    }

    // Adding 0 makes +0 of -0. A sum is never -0 after that, so once is enough.
    private static string Join(IReadOnlyList<string> sums, int i, int half) =>
        i + half < sums.Count ? $"({sums[i]} + {sums[i + half]})" : half == Partials / 2 ? $"({sums[i]} + V.Zero)" : sums[i];
}
