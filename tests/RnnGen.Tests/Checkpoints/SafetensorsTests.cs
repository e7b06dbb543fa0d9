using System.Buffers.Binary;
using RnnGen.Checkpoints;

namespace RnnGen.Tests.Checkpoints;

public sealed class SafetensorsTests
{
    [Fact]
    public void Tensors_OfAnyShapeAndPrecision_ComeBack()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(
            stream,
            [
                SafetensorsSource.Of("single", [2, 3], [1f, -2f, float.Epsilon, float.MaxValue, float.NaN, 0.1f]),
                SafetensorsSource.Of<double>("empty", [0, 7], []),
                SafetensorsSource.Of("number", [], [Math.PI]),
            ],
            new Dictionary<string, string> { ["größe \"x\""] = "ü\n" });

        var header = SafetensorsReader.Read("bytes", stream.ToArray(), out var data);
        Assert.Equal("ü\n", header.Metadata["größe \"x\""]);
        Assert.Equal(["single", "empty", "number"], header.Entries.Select(static entry => entry.Name));
        Assert.Equal([1f, -2f, float.Epsilon, float.MaxValue, float.NaN, 0.1f], SafetensorsNumbers.Decode<float>(header.Find("single")!, data));
        Assert.Equal([0, 7], header.Find("empty")!.Shape);
        Assert.Empty(SafetensorsNumbers.Decode<double>(header.Find("empty")!, data));
        Assert.Equal([Math.PI], SafetensorsNumbers.Decode<double>(header.Find("number")!, data));
        Assert.Equal([(float)Math.PI], SafetensorsNumbers.Decode<float>(header.Find("number")!, data));
        var integer = new SafetensorsEntry("integer", "I32", [1], 0, 4);
        Assert.Throws<InvalidOperationException>(() => SafetensorsNumbers.Decode<float>(integer, new byte[4]));
    }

    /// <summary>
    /// All 65,536 numbers of each type. F16 has 5 bits of exponent (bias 15) and 10 of fraction, BF16 8 (bias 127) and 7; with the exponent 0 there is no leading 1, and all ones stand for
    /// what is not finite.
    /// </summary>
    [Theory]
    [InlineData("F16", 10, 15)]
    [InlineData("BF16", 7, 127)]
    public void HalfPrecision_IsWidenedExactly(string type, int fractionBits, int bias)
    {
        var bytes = new byte[2 * 65536];
        for (var bits = 0; bits < 65536; bits++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * bits), (ushort)bits);
        }

        var entry = new SafetensorsEntry("all", type, [65536], 0, bytes.Length);
        var (singles, doubles) = (SafetensorsNumbers.Decode<float>(entry, bytes), SafetensorsNumbers.Decode<double>(entry, bytes));
        for (var bits = 0; bits < 65536; bits++)
        {
            var (exponent, fraction) = ((bits & 0x7FFF) >> fractionBits, bits & ((1 << fractionBits) - 1));
            var sign = bits >= 0x8000 ? -1 : 1;
            var expected = exponent == 0 ? Math.ScaleB(fraction, 1 - bias - fractionBits)
                : exponent <= 2 * bias ? Math.ScaleB(fraction + (1 << fractionBits), exponent - bias - fractionBits)
                : fraction == 0 ? double.PositiveInfinity : double.NaN;
            Assert.Equal(sign * expected, doubles[bits]);
            Assert.Equal(sign * expected, singles[bits]);
            Assert.True(double.IsNaN(expected) || (double.IsNegative(doubles[bits]) == (sign < 0) && float.IsNegative(singles[bits]) == (sign < 0)));
        }
    }

    [Fact]
    public void LongNamesAndLists_AreCutInMessages()
    {
        Assert.Equal("'x'", SafetensorsText.Quoted("x"));
        Assert.Equal($"'{new string('x', 100)}...' (5000 characters)", SafetensorsText.Quoted(new string('x', 5000)));
        Assert.Equal("x", SafetensorsText.Cut("x"));
        Assert.Equal($"{new string('x', 1000)}... (5000 characters)", SafetensorsText.Cut(new string('x', 5000)));
        Assert.Equal("[1, 2]", SafetensorsText.Shape([1, 2]));
        Assert.Equal("[0, 1, 2, 3, 4, 5, 6, 7, ...] (3000 lengths)", SafetensorsText.Shape(Enumerable.Range(0, 3000).ToArray()));
        Assert.Equal("[2, 1]", SafetensorsText.Place(7, [3, 3]));
        Assert.Equal("[]", SafetensorsText.Place(0, []));
    }

    [Theory]
    [InlineData(0, 0, "missing none; unexpected none")]
    [InlineData(10, 0, "missing 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'; unexpected none")]
    [InlineData(11, 0, "missing 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9' and 1 more; unexpected none")]
    [InlineData(2, 90, "missing 'm0', 'm1'; unexpected 'u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7' and 82 more")]
    [InlineData(90, 2, "missing 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7' and 82 more; unexpected 'u0', 'u1'")]
    [InlineData(90, 90, "missing 'm0', 'm1', 'm2', 'm3', 'm4' and 85 more; unexpected 'u0', 'u1', 'u2', 'u3', 'u4' and 85 more")]
    public void AMessage_NamesAtMostTenTensors(int missing, int unexpected, string expected) =>
        Assert.Equal(expected, SafetensorsText.Differences([.. Enumerable.Range(0, missing).Select(i => $"m{i}")], [.. Enumerable.Range(0, unexpected).Select(i => $"u{i}")]));

    [Fact]
    public void Values_MustFillTheirShape() =>
        Assert.Throws<ArgumentException>("values", static () => SafetensorsSource.Of("x", [2, 2], [1f, 2, 3]));
}
