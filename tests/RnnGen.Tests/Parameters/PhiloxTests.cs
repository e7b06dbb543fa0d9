using RnnGen.Runtime;

namespace RnnGen.Tests.Parameters;

public sealed class PhiloxTests
{
    /// <summary>The known answers that come with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Words_AreTheKnownAnswers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint a, uint b, uint c, uint d) =>
        Assert.Equal((a, b, c, d), new Philox(k0, k1)[c0, c1, c2, c3]);

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    [InlineData(uint.MaxValue - 3)]
    public void EightAtOnce_AreTheSameWords(uint first)
    {
        var philox = new Philox(0xa4093822, 0x299f31d0);
        var (a, b, c, d) = philox.Eight(first, 7, 8, uint.MaxValue);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(philox[unchecked(first + (uint)i), 7, 8, uint.MaxValue], ((uint)a[i], (uint)b[i], (uint)c[i], (uint)d[i]));
            Assert.Equal(0UL, (a[i] | b[i] | c[i] | d[i]) >> 32);
        }
    }

    [Fact]
    public void UniformNumbers_AreWithinTheOpenInterval_AndCentred()
    {
        var stream = PhiloxStream.For(1, "x", 0);
        var numbers = Enumerable.Range(0, 40_000).Select(_ => stream.NextUniform()).ToArray();
        Assert.All(numbers, static number => Assert.InRange(number, double.Epsilon, 1 - 1e-16));

        // The mean of n uniform numbers has deviation 1 / sqrt(12 n); five of them.
        Assert.InRange(numbers.Average(), 0.5 - 5 / Math.Sqrt(12.0 * numbers.Length), 0.5 + 5 / Math.Sqrt(12.0 * numbers.Length));
    }

    [Fact]
    public void Streams_DifferBySeedNameAndPart()
    {
        double[] first =
        [
            PhiloxStream.For(1, "x", 0).NextUniform(), PhiloxStream.For(2, "x", 0).NextUniform(),
            PhiloxStream.For(1, "y", 0).NextUniform(), PhiloxStream.For(1, "x", 1).NextUniform(),
        ];
        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(first[0], PhiloxStream.For(1, "x", 0).NextUniform());
    }

    [Theory]
    [InlineData("")]
    [InlineData("lstm.weight_hh_l0")]
    [InlineData("Gedächtnis.weight_ih_l0")]
    [InlineData("\u8a18\u61b6\ud83d\ude42x")]
    public void Names_AreHashedAsUtf8(string name)
    {
        var expected = 0xCBF29CE484222325UL;
        foreach (var b in System.Text.Encoding.UTF8.GetBytes(name))
        {
            expected = unchecked((expected ^ b) * 0x100000001B3UL);
        }

        Assert.Equal(expected, PhiloxStream.Fnv1a(name));
    }
}
