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
        Assert.Equal([1f, -2f, float.Epsilon, float.MaxValue, float.NaN, 0.1f], SafetensorsReader.Decode<float>(header.Find("single")!, data));
        Assert.Equal([0, 7], header.Find("empty")!.Shape);
        Assert.Empty(SafetensorsReader.Decode<double>(header.Find("empty")!, data));
        Assert.Equal([Math.PI], SafetensorsReader.Decode<double>(header.Find("number")!, data));
        Assert.Throws<InvalidOperationException>(() => SafetensorsReader.Decode<float>(header.Find("number")!, stream.ToArray()));
    }

    [Fact]
    public void Values_MustFillTheirShape() =>
        Assert.Throws<ArgumentException>("values", static () => SafetensorsSource.Of("x", [2, 2], [1f, 2, 3]));
}
