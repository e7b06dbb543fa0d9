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
        Leaky.SingleEngine(new()), Leaky.Engine(new()).ToBytes(), "bytes: tensor 'leaky.weight' has the dtype F64, expected F32, BF16 or F16; to round it");

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
            "bytes: the normalization does not fit the network. Targets of SoftmaxCrossEntropy");
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

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void HalfPrecision_FitsEveryNetwork(string type)
    {
        // 1.5 * 2^(i - 4) and its negative: three bits, exact in every type.
        var values = Enumerable.Range(0, 9).Select(i => Math.ScaleB(i % 2 == 0 ? 1.5 : -1.5, i - 4)).ToArray();
        var file = Leaky.File(type, values);
        var (single, wide) = (Leaky.SingleEngine(new()), new NetworkEngine<double>(new LeakyProgram<double>(new()), 1));
        single.Restore(file);
        wide.Restore(new MemoryStream(file));
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(values[i], i < 6 ? single.Parameters["leaky.weight"][i] : single.Parameters["leaky.bias"][i - 6]);
            Assert.Equal(values[i], i < 6 ? wide.Parameters["leaky.weight"][i] : wide.Parameters["leaky.bias"][i - 6]);
        }
    }

    [Fact]
    public void DoublePrecision_IsRoundedOnRequestAlone()
    {
        double[] values = [Math.PI, -1e-40, 1e-300, float.MaxValue, 16777217, -0.0, 1, 2, 3];
        var file = Leaky.File("F64", values);
        var engine = Leaky.SingleEngine(new());
        AssertRefused(
            engine, file,
            "bytes: tensor 'leaky.weight' has the dtype F64, expected F32, BF16 or F16; to round it to single precision, load it with LoadOptions { AllowNarrowing = true }.");
        engine.Restore(file, new() { AllowNarrowing = true });
        Assert.Equal([(float)Math.PI, -1e-40f, 0, float.MaxValue, 16777216, -0f], Enumerable.Range(0, 6).Select(i => engine.Parameters["leaky.weight"][i]));
        Assert.True(float.IsNegative(engine.Parameters["leaky.weight"][5]));

        var path = Path.Combine(_folder, "double.safetensors");
        File.WriteAllBytes(path, file);
        LoadOptions options = new() { AllowNarrowing = true };
        var program = new LeakyProgram<float>(new());
        Assert.Equal(engine.Parameters.Values.ToArray(), NetworkEngine<float>.Load(program, path, options).Parameters.Values.ToArray());
        Assert.Equal(engine.Parameters.Values.ToArray(), NetworkEngine<float>.Load(program, new MemoryStream(file), options).Parameters.Values.ToArray());
        Assert.Equal(engine.Parameters.Values.ToArray(), NetworkEngine<float>.Load(program, file, options).Parameters.Values.ToArray());
    }

    [Fact]
    public void DoublePrecisionThatSingleCannotHold_IsRefusedWithTensorAndPlace()
    {
        var engine = Leaky.SingleEngine(new());
        var before = engine.Parameters.Values.ToArray();
        foreach (var value in new[] { 1e300, -3.5e38 })
        {
            var file = Leaky.File("F64", [0, 1, 2, value, 4, 5, 6, 7, 8]);
            var error = Assert.Throws<SafetensorsException>(() => engine.Restore(file, new() { AllowNarrowing = true }));
            Assert.Equal(FormattableString.Invariant($"bytes: tensor 'leaky.weight' has {value} at [1, 1], expected a number that single precision can hold."), error.Message);
            Assert.Equal(before, engine.Parameters.Values.ToArray());
        }

        var wide = new NetworkEngine<double>(new LeakyProgram<double>(new()), 1);
        wide.Restore(Leaky.File("F64", [0, 1, 2, 1e300, 4, 5, 6, 7, 8]));
        Assert.Equal(1e300, wide.Parameters["leaky.weight"][1, 1]);
    }

    [Fact]
    public void Save_RefusesWeightsThatLoadWouldRefuse_AndKeepsTheOldFile()
    {
        var path = Path.Combine(_folder, "network.safetensors");
        var engine = Leaky.SingleEngine(new());
        engine.Save(path);
        var before = File.ReadAllBytes(path);
        engine.Parameters["leaky.weight"][2, 1] = float.NaN;
        var error = Assert.Throws<InvalidOperationException>(() => engine.Save(path));
        Assert.StartsWith("Tests.Leaky: 'leaky.weight' has NaN at [2, 1]. Expected finite weights", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => engine.ToBytes());
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
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
