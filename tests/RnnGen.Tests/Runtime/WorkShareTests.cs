using RnnGen.Runtime;

namespace RnnGen.Tests.Runtime;

public sealed class WorkShareTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(32)]
    public void Shares_TakeEveryPieceOnce(int parts)
    {
        // A line of a piece of 7, then 13 pieces of 5, then one of 100, then 4 of 1.
        const ulong Length = 7 + (13 * 5) + 100 + 4;
        var (single, small, large, tiny) = (0, new int[13], 0, new int[4]);
        for (var part = 0; part < parts; part++)
        {
            var stretch = new WorkShare(part, parts).Of(Length);
            single += stretch.Has(3) ? 1 : 0;
            large += stretch.Has(7 + 65 + 50) ? 1 : 0;
            Count(stretch.Of(7, 5, 13), small);
            Count(stretch.Of(7 + 65 + 100, 1, 4), tiny);
        }

        Assert.Equal((1, 1), (single, large));
        Assert.All(small.Concat(tiny), count => Assert.Equal(1, count));
    }

    [Fact]
    public void Shares_AreOfEqualSize_WhereThePiecesAreSmall()
    {
        for (var part = 0; part < 3; part++)
        {
            var range = new WorkShare(part, 3).Of(3000).Of(0, 10, 300);
            Assert.Equal(100u, range.End - range.Begin);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(16, 3)]
    [InlineData(40, 4)]
    [InlineData(33, 7)]
    public void SharesOfATranspose_MakeTheWholeTranspose(int size, int parts)
    {
        var source = Enumerable.Range(0, size * size).Select(i => (double)i).ToArray();
        var (whole, shared) = (new double[source.Length], new double[source.Length]);
        Blocks.Transpose(ref source[0], (nuint)size, ref whole[0], (nuint)size, (nuint)size);
        for (var part = 0; part < parts; part++)
        {
            Blocks.Transpose(ref source[0], (nuint)size, ref shared[0], (nuint)size, (nuint)size, new WorkShare(part, parts));
        }

        Assert.Equal(whole, shared);
    }

    private static void Count(WorkRange range, int[] counts)
    {
        for (var i = range.Begin; i < range.End; i++)
        {
            counts[i]++;
        }
    }
}
