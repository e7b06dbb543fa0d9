using System.Globalization;
using System.Text;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Checkpoints;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rnngen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Path_Stream_AndBytes_BringBackTheSameNetwork()
    {
        var engine = Leaky.SingleEngine(new(), seed: 7);
        engine.Normalization = new([0.1, 1.0 / 3], [1e-300, Math.PI], [5, 6, 7], [double.Epsilon, 9e300, 1]);
        var path = Path.Combine(_folder, "network.safetensors");
        engine.Save(path);
        using var stream = new MemoryStream();
        engine.Save(stream);
        Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
        Assert.Equal(engine.ToBytes(), stream.ToArray());
        stream.Position = 0;

        var program = new LeakyProgram<float>(new());
        NetworkEngine<float>[] loaded = [NetworkEngine<float>.Load(program, path), NetworkEngine<float>.Load(program, stream), NetworkEngine<float>.Load(program, engine.ToBytes())];
        Assert.All(loaded, copy =>
        {
            Assert.Equal(engine.Parameters.Values.ToArray(), copy.Parameters.Values.ToArray());
            Assert.Equal(engine.Normalization, copy.Normalization);
        });
    }

    [Fact]
    public void Bytes_AreThoseOfTheFormat()
    {
        var engine = Leaky.SingleEngine(new() { OutputSize = 2 });
        engine.Parameters["leaky.weight"].CopyFrom([1, 2, 3, 4]);
        engine.Parameters["leaky.bias"].CopyFrom([5, 6]);
        var bytes = engine.ToBytes();
        const string Header = """
            {"__metadata__":{"format":"rnngen","version":"1","network":"Tests.Leaky"},"leaky.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"leaky.bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}}
            """;
        var length = (int)BitConverter.ToUInt64(bytes);
        Assert.Equal(Header, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(0, length % 8);
        Assert.Equal([1f, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(bytes, 8 + length + 4 * i)));
        Assert.Equal(8 + length + 24, bytes.Length);
    }

    [Fact]
    public void Culture_DoesNotMatter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "~" } };
            var engine = Leaky.Engine(new());
            engine.Normalization = new([-1.5, 2.25], [3.5, 4]);
            Assert.Equal(engine.Normalization, NetworkEngine<double>.Load(engine.Program, engine.ToBytes()).Normalization);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void SingleFiles_LoadIntoDoubleNetworks_Exactly()
    {
        var single = Leaky.SingleEngine(new());
        var loaded = NetworkEngine<double>.Load(new LeakyProgram<double>(new()), single.ToBytes());
        Assert.Equal(Array.ConvertAll(single.Parameters.Values.ToArray(), static value => (double)value), loaded.Parameters.Values.ToArray());
    }

    [Fact]
    public void DoubleFiles_DoNotLoadIntoSingleNetworks() => AssertRefused(
        Leaky.SingleEngine(new()), Leaky.Engine(new()).ToBytes(), "bytes: tensor 'leaky.weight' has the dtype F64, expected F32.");

    [Fact]
    public void OtherNetworks_AreRefused()
    {
        AssertRefused(
            Leaky.SingleEngine(new()), Leaky.SingleEngine(new() { OutputSize = 4 }).ToBytes(),
            "bytes: tensor 'leaky.weight' has the shape [4, 2], expected [3, 2].");
        var normalized = Leaky.SingleEngine(new());
        normalized.Normalization = new(targetMean: [1, 2, 3], targetScale: [1, 2, 3]);
        AssertRefused(
            Leaky.SingleEngine(new() { Loss = LossKind.SoftmaxCrossEntropy }), normalized.ToBytes(),
            "bytes: the normalisation does not fit the network. Targets of SoftmaxCrossEntropy");
    }

    [Fact]
    public void Restore_ReplacesWeightsAndNormalization()
    {
        var engine = Leaky.SingleEngine(new(), seed: 1);
        engine.Normalization = new([1, 2], [3, 4]);
        var other = Leaky.SingleEngine(new(), seed: 2);
        engine.Restore(other.ToBytes());
        Assert.Equal(other.Parameters.Values.ToArray(), engine.Parameters.Values.ToArray());
        Assert.Null(engine.Normalization);
    }

    [Fact]
    public void Messages_NameTheFile()
    {
        var path = Path.Combine(_folder, "broken.safetensors");
        File.WriteAllBytes(path, [1, 2, 3]);
        var exception = Assert.Throws<SafetensorsException>(() => NetworkEngine<float>.Load(new LeakyProgram<float>(new()), path));
        Assert.Equal($"{path}: truncated: expected 8 bytes with the header's length, found 3.", exception.Message);
        Assert.Throws<FileNotFoundException>(() => NetworkEngine<float>.Load(new LeakyProgram<float>(new()), path + "x"));
    }

    [Fact]
    public void Save_ReplacesTheFile_AndLeavesNothingElse()
    {
        var path = Path.Combine(_folder, "network.safetensors");
        File.WriteAllText(path, "old");
        Leaky.SingleEngine(new()).Save(path);
        Assert.Equal(Leaky.SingleEngine(new()).ToBytes(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void SaveThatFails_LeavesTheOldFile()
    {
        var path = Path.Combine(_folder, "network.safetensors");
        File.WriteAllText(path, "old");
        Assert.Throws<IOException>(() => RnnGen.Checkpoints.AtomicFile.Write(path, static stream =>
        {
            stream.Write("new"u8);
            throw new IOException("full");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    private static void AssertRefused(NetworkEngine<float> engine, byte[] file, string message)
    {
        var before = engine.Parameters.Values.ToArray();
        Assert.StartsWith(message, Assert.Throws<SafetensorsException>(() => engine.Restore(file)).Message, StringComparison.Ordinal);
        Assert.Equal(before, engine.Parameters.Values.ToArray());
    }
}
