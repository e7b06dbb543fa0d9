using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.Runtime;

/// <summary>
/// Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011): a
/// keyed bijection from a counter of 128 bits to 128 random bits. A number depends on its key and its counter only, not on what was drawn before.
/// </summary>
/// <param name="Key0">The low half of the key.</param>
/// <param name="Key1">The high half of the key.</param>
internal readonly record struct Philox(uint Key0, uint Key1)
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four random words of a counter.</summary>
    public (uint A, uint B, uint C, uint D) this[uint c0, uint c1, uint c2, uint c3]
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            unchecked
            {
                var (k0, k1) = (Key0, Key1);
                for (var round = 0; round < 10; round++)
                {
                    var product0 = (ulong)Multiplier0 * c0;
                    var product1 = (ulong)Multiplier1 * c2;
                    (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
                    k0 += Weyl0;
                    k1 += Weyl1;
                }

                return (c0, c1, c2, c3);
            }
        }
    }

    /// <summary>The words of the eight counters from <paramref name="c0"/> on: lane i holds those of c0 + i, each in the low half of 64 bits.</summary>
    public (Vector512<ulong> A, Vector512<ulong> B, Vector512<ulong> C, Vector512<ulong> D) Eight(uint c0, uint c1, uint c2, uint c3)
    {
        var low = Vector512.Create<ulong>(uint.MaxValue);
        var (k0, k1) = (Vector512.Create<ulong>(Key0), Vector512.Create<ulong>(Key1));
        var a = (Vector512.Create<ulong>(c0) + Vector512<ulong>.Indices) & low;
        var (b, c, d) = (Vector512.Create<ulong>(c1), Vector512.Create<ulong>(c2), Vector512.Create<ulong>(c3));
        for (var round = 0; round < 10; round++)
        {
            var product0 = Product(a, Multiplier0);
            var product1 = Product(c, Multiplier1);
            a = (product1 >>> 32) ^ b ^ k0;
            b = product1 & low;
            c = (product0 >>> 32) ^ d ^ k1;
            d = product0 & low;
            k0 = (k0 + Vector512.Create<ulong>(Weyl0)) & low;
            k1 = (k1 + Vector512.Create<ulong>(Weyl1)) & low;
        }

        return (a, b, c, d);
    }

    /// <summary>A generator for one purpose, keyed by this one's key and by what tells the purpose apart.</summary>
    public Philox Derive(uint a, uint b, uint c, uint d)
    {
        var (k0, k1, _, _) = this[a, b, c, d];
        return new(k0, k1);
    }

    // 32 by 32 bits; the processor has an instruction for it that is cheaper than the product of 64 bits.
    private static Vector512<ulong> Product(Vector512<ulong> a, uint b) => Avx512F.IsSupported
        ? Avx512F.Multiply(a.AsUInt32(), Vector512.Create<ulong>(b).AsUInt32())
        : a * Vector512.Create<ulong>(b);
}
