using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Parameters;

public sealed class ParameterSetTests
{
    private static readonly ParameterSet<double> Set = Numbered();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Buffers_BeginAtAMultipleOf64Bytes_AndAreZero(int length)
    {
        var buffer = new AlignedBuffer<float>(length);
        Assert.Equal(0, (long)Address(ref buffer.Origin) % 64);
        Assert.True(Unsafe.AreSame(ref buffer.Origin, ref buffer.Span[0]));
        Assert.Equal(new float[length], buffer.Span.ToArray());
    }

    [Fact]
    public void Tensors_AreInTheOrderOfTheLayout()
    {
        Assert.Equal(["leaky.weight [3, 2]", "leaky.bias [3]"], Set.Tensors.Select(static tensor => tensor.ToString()));
        Assert.Equal(9, Set.Count);
        Assert.Equal(24, Set.Values.Length);
    }

    [Fact]
    public void UnknownName_ListsTheNames()
    {
        var exception = Assert.Throws<KeyNotFoundException>(static () => Set["leaky.wait"]);
        Assert.Equal("There is no tensor 'leaky.wait'; there are leaky.weight, leaky.bias.", exception.Message);
        Assert.False(Set.TryGet("leaky.wait", out _));
        Assert.True(Set.TryGet("leaky.bias", out var bias));
        Assert.Same(Set.Tensors[1], bias);
    }

    /// <summary>W is stored k-major in rows of 8: element (row, column) at 8 * column + row, of value 8 * column + row here.</summary>
    [Fact]
    public void Elements_AreFoundThroughTheBlocks()
    {
        var weight = Set["leaky.weight"];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 2; column++)
            {
                Assert.Equal(8 * column + row, weight[row, column]);
                Assert.Equal(8 * column + row, weight[row * 2 + column]);
            }
        }

        Assert.Equal(17, Set["leaky.bias"][1]);
    }

    [Fact]
    public void Copies_AreRowMajor()
    {
        var values = new double[6];
        Set["leaky.weight"].CopyTo(values);
        Assert.Equal([0, 8, 1, 9, 2, 10], values);

        var other = Numbered();
        other["leaky.weight"].CopyFrom([1, 2, 3, 4, 5, 6]);
        Assert.Equal(4, other["leaky.weight"][1, 1]);
        Assert.Equal([1, 3, 5, 3, 4, 5, 6, 7, 2, 4, 6], other.Values[..11].ToArray());
    }

    [Fact]
    public void Writing_ThroughTheView_ChangesTheSet()
    {
        var other = Numbered();
        other["leaky.weight"][2, 1] = -1;
        other["leaky.bias"][0] = -2;
        Assert.Equal(-1, other.Values[10]);
        Assert.Equal(-2, other.Values[16]);
    }

    [Fact]
    public void RangeErrors_NameTheTensor()
    {
        var weight = Set["leaky.weight"];
        AssertRange("row", "leaky.weight [3, 2]: expected 0 to 2.", () => weight[3, 0]);
        AssertRange("column", "leaky.weight [3, 2]: expected 0 to 1.", () => weight[0, -1]);
        AssertRange("index", "leaky.weight [3, 2]: expected 0 to 5.", () => weight[6]);
        var exception = Assert.Throws<ArgumentException>("destination", () => weight.CopyTo(new double[5]));
        Assert.StartsWith("leaky.weight [3, 2] has 6 elements; given 5.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("source", () => weight.CopyFrom(new double[7]));
    }

    [Theory]
    [InlineData(1, 8, "0+6 8+6 16+6")]
    [InlineData(1, 6, "0+18")]
    [InlineData(3, 1, "0+18")]
    [InlineData(4, 1, "0+3 4+3 8+3 12+3 16+3 20+3")]
    [InlineData(2, 16, "0+1 2+1 4+1 6+1 8+1 10+1 16+1 18+1 20+1 22+1 24+1 26+1 32+1 34+1 36+1 38+1 40+1 42+1")]
    public void Runs_CoverEachElementOnce(int rowStride, int columnStride, string expected)
    {
        TensorBlock[] blocks =
        [
            new(4 * rowStride, 2, rowStride, columnStride, Initializer.Zeros, 0),
            new(0, 4, rowStride, columnStride, Initializer.Zeros, 0),
        ];
        var runs = TensorRun.Of(blocks, columns: 3);
        Assert.Equal(expected, string.Join(' ', runs.Select(static run => $"{run.Offset}+{run.Length}")));
    }

    [Fact]
    public void CopyFrom_CopiesEverything_AndRefusesOtherNetworks()
    {
        var target = Leaky.Engine(new(), seed: 9).Parameters;
        target.CopyFrom(Set);
        Assert.Equal(Set.Values.ToArray(), target.Values.ToArray());

        var other = Leaky.Engine(new() { OutputSize = 4 }).Parameters;
        var exception = Assert.Throws<ArgumentException>("source", () => other.CopyFrom(Set));
        Assert.StartsWith("Expected the tensors leaky.weight [4, 2], leaky.bias [4]; given leaky.weight [3, 2], leaky.bias [3].", exception.Message, StringComparison.Ordinal);

        target.Clear();
        Assert.Equal(new double[24], target.Values.ToArray());
    }

    [Theory]
    [InlineData(20, 3)]
    [InlineData(-1, 3)]
    [InlineData(0, 2)]
    public void Layouts_ThatLeaveTheBlock_AreRefused(int offset, int rows)
    {
        var layout = new LeakyLayout().Network with
        {
            Tensors = [new("w", [3, 2], [new(offset, rows, 1, 8, Initializer.Zeros, 0)], 0, 0)],
        };
        Assert.Throws<ArgumentException>(() => new ParameterSet<double>(layout));
    }

    private static ParameterSet<double> Numbered()
    {
        var set = new ParameterSet<double>(new LeakyLayout());
        for (var i = 0; i < set.Values.Length; i++)
        {
            set.Values[i] = i;
        }

        return set;
    }

    private static void AssertRange(string parameter, string message, Func<object> read) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(parameter, read).Message, StringComparison.Ordinal);

    // The buffer is pinned, so its address is a number worth looking at.
    private static nint Address(ref float origin) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref origin);
}
