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

    /// <summary>A generator for one purpose, keyed by this one's key and by what tells the purpose apart.</summary>
    public Philox Derive(uint a, uint b, uint c, uint d)
    {
        var (k0, k1, _, _) = this[a, b, c, d];
        return new(k0, k1);
    }
}
