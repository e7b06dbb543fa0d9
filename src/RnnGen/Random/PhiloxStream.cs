namespace RnnGen.Runtime;

/// <summary>The numbers of a <see cref="Philox"/> generator one after another, in double precision whatever the network's own.</summary>
internal sealed class PhiloxStream(Philox philox)
{
    /// <summary>The prime of FNV-1a.</summary>
    private const ulong Prime = 0x100000001B3;

    private ulong _counter;
    private ulong _spare;
    private bool _hasSpare;

    /// <summary>The stream of one named thing: it depends on seed, name and part, and on nothing that is drawn for others.</summary>
    public static PhiloxStream For(int seed, string name, int part)
    {
        var hash = Fnv1a(name);
        var initial = new Philox(unchecked((uint)seed), 0x6E616D65);
        return new(initial.Derive((uint)hash, (uint)(hash >> 32), unchecked((uint)part), 0));
    }

    /// <summary>Uniform in the open interval (0, 1): the midpoints of 2^52 equal parts, so that the distribution is symmetric and free of its ends.</summary>
    public double NextUniform() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    private ulong NextBits()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        var (a, b, c, d) = philox[(uint)_counter, (uint)(_counter >> 32), 0, 0];
        _counter++;
        _spare = c | ((ulong)d << 32);
        _hasSpare = true;
        return a | ((ulong)b << 32);
    }

    /// <summary>FNV-1a, 64 bits, of the text in UTF-8: string.GetHashCode differs from process to process.</summary>
    internal static ulong Fnv1a(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        for (var i = 0; i < text.Length; i++)
        {
            // Names are nearly always ASCII: their characters are their bytes, and nothing about Unicode need be loaded at start-up.
            if (text[i] >= 0x80)
            {
                return Fnv1aFrom(hash, text.AsSpan(i));
            }

            hash = unchecked((hash ^ text[i]) * Prime);
        }

        return hash;
    }

    private static ulong Fnv1aFrom(ulong hash, ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                hash = unchecked((hash ^ b) * Prime);
            }
        }

        return hash;
    }
}
