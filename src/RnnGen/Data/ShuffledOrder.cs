using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Random orders that are functions of seed and epoch, drawn from a counter-based generator by the method of Fisher and Yates.</summary>
internal static class ShuffledOrder
{
    private const uint Purpose = 0x73687566;

    internal static int[] Of(ReadOnlySpan<int> items, int seed, int epoch)
    {
        var philox = new Philox(unchecked((uint)seed), Purpose);
        var result = items.ToArray();
        for (var i = result.Length - 1; i > 0; i--)
        {
            // The high word of a product with 64 random bits: uniform but for 2^-64 (i + 1).
            var (a, b, _, _) = philox[(uint)i, unchecked((uint)epoch), 0, 0];
            var other = (int)Math.BigMul(a | ((ulong)b << 32), (ulong)i + 1, out _);
            (result[i], result[other]) = (result[other], result[i]);
        }

        return result;
    }
}
