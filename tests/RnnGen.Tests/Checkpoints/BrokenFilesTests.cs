using System.Buffers.Binary;
using System.Text;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Checkpoints;

/// <summary>Files that are wrong in one way each. All are refused, through memory and through a stream, and leave the network as it was.</summary>
public sealed class BrokenFilesTests
{
    private const string Weight = """
        "leaky.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}
        """;

    private const string Bias = """
        "leaky.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}
        """;

    public static TheoryData<string, string> Headers => new()
    {
        { "", "the header is not a JSON object" },
        { "[]", "the header is not a JSON object" },
        { $" {{{Weight},{Bias}}}", "the header is not a JSON object" },
        { $"{{{Weight},{Bias}", "the header is not valid JSON" },
        { $"{{{Weight},{Bias}}}x", "the header is not valid JSON" },
        { $"{{{Weight},{Bias}}}{{}}", "the header is not valid JSON" },
        { $"{{{Weight},{Bias},}}", "the header is not valid JSON" },
        { $"{{{Weight},/* */{Bias}}}", "the header is not valid JSON" },
        { $"{{{Weight},{Bias},{Weight}}}", "the header has the key 'leaky.weight' twice" },
        { $"{{{Weight},{Bias},\"x\":1}}", "'x' is not an object" },
        { $"{{{Weight},{Bias},\"\\ud800\":1}}", "the header holds a string that is not valid text" },
        { $"{{\"__metadata__\":1,{Weight},{Bias}}}", "'__metadata__' is not an object" },
        { $"{{\"__metadata__\":{{\"a\":1}},{Weight},{Bias}}}", "the metadata 'a' is not a string" },
        { $"{{\"__metadata__\":{{\"a\":\"\",\"a\":\"\"}},{Weight},{Bias}}}", "__metadata__ has the key 'a' twice" },
        { $"{{\"__metadata__\":{{}},\"__metadata__\":{{}},{Weight},{Bias}}}", "the header has the key '__metadata__' twice" },
        { $"{{\"__metadata__\":{{\"format\":\"rnngen\",\"version\":\"2\"}},{Weight},{Bias}}}", "the file has the version '2', expected '1'" },
        { $"{{\"__metadata__\":{{\"normalization.input_mean\":\"1 x\"}},{Weight},{Bias}}}", "the metadata 'normalization.input_mean' holds 'x', expected a number" },
        { $"{{\"__metadata__\":{{\"normalization.input_mean\":\"1 2\"}},{Weight},{Bias}}}", "the normalization is not valid." },
        {
            $"{{\"__metadata__\":{{\"normalization.input_mean\":\"1\",\"normalization.input_scale\":\"1\"}},{Weight},{Bias}}}",
            "the normalization does not fit the network."
        },
        { $"{{{Weight},{Bias.Replace("bias", "bios", StringComparison.Ordinal)}}}", "its tensors are not the network's: missing 'leaky.bias'; unexpected 'leaky.bios'" },
        { $"{{{Weight},{Bias},\"x\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[36,36]}}}}", "its tensors are not the network's: missing none; unexpected 'x'" },
        { Tensor("F99", "3", "24,36"), "tensor 'leaky.bias' has the unknown dtype 'F99'" },
        { Tensor("I32", "3", "24,36"), "tensor 'leaky.bias' has the dtype I32, expected F32" },
        { Tensor("F32", "3,1", "24,36"), "tensor 'leaky.bias' has the shape [3, 1], expected [3]" },
        { Tensor("F16", "6", "24,36"), "tensor 'leaky.bias' has the shape [6], expected [3]" },
        { Tensor("F32", "4", "24,36"), "tensor 'leaky.bias', F32 [4], has 12 bytes of data, which does not match" },
        { Tensor("F64", "3", "24,36"), "tensor 'leaky.bias', F64 [3], has 12 bytes of data, which does not match" },
        { Tensor("F32", "4611686018427387905,4", "24,36"), "tensor 'leaky.bias', F32 [4611686018427387905, 4], has 12 bytes of data, which does not match" },
        { Tensor("F32", "-3", "24,36"), "shape of tensor 'leaky.bias' holds something else than integers of at least 0" },
        { Tensor("F32", "1.5", "24,36"), "shape of tensor 'leaky.bias' holds something else than integers of at least 0" },
        { Tensor("F32", "99999999999999999999", "24,36"), "shape of tensor 'leaky.bias' holds something else than integers of at least 0" },
        { Tensor("F32", "3", "-1,36"), "data_offsets of tensor 'leaky.bias' holds something else than integers of at least 0" },
        { Tensor("F32", "3", "36,24"), "tensor 'leaky.bias' has the data offsets [36, 24], expected 0 <= begin <= end" },
        { Tensor("F32", "3", "24"), "tensor 'leaky.bias' needs a dtype, a shape and two data_offsets" },
        { Tensor("F32", "3", "24,36,40"), "tensor 'leaky.bias' needs a dtype, a shape and two data_offsets" },
        { Tensor("F32", "3", "28,40"), "tensor 'leaky.bias' begins at byte 28, expected 24: there is a hole before it" },
        { Tensor("F32", "3", "20,32"), "tensor 'leaky.bias' begins at byte 20, expected 24: there is an overlap with the tensor before it" },
        { Tensor("F32", "3", "24,36").Replace("\"dtype\"", "\"type\"", StringComparison.Ordinal), "tensor 'leaky.weight' has the unknown key 'type'" },
        { Tensor("F32", "3", "24,36").Replace("\"F32\"", "32", StringComparison.Ordinal), "the dtype of tensor 'leaky.weight' is not a string" },
        { Tensor("F32", "3", "24,36").Replace("[3,2]", "6", StringComparison.Ordinal), "shape of tensor 'leaky.weight' is not an array" },
    };

    [Fact]
    public void TheFileThatTheOthersVary_IsValid()
    {
        var engine = Leaky.SingleEngine(new());
        engine.Restore(File($"{{{Weight},{Bias}}}   "));
        Assert.Equal(5, engine.Parameters["leaky.weight"][2, 1]);
        Assert.Equal(8, engine.Parameters["leaky.bias"][2]);
    }

    [Fact]
    public void OrderOfTheHeader_IsFree()
    {
        var engine = Leaky.SingleEngine(new());
        engine.Restore(File($"{{{Bias},{Weight}}}"));
        Assert.Equal(8, engine.Parameters["leaky.bias"][2]);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void BrokenHeaders_AreRefused(string header, string message) => AssertRefused(File(header), message);

    [Fact]
    public void MissingTensors_AreNamed() =>
        AssertRefused(File($"{{{Weight}}}")[..^12], "its tensors are not the network's: missing 'leaky.bias'; unexpected none");

    [Fact]
    public void BrokenText_IsRefused()
    {
        var file = File($"{{{Weight},{Bias}}}");
        file[12] = 0xFF;
        AssertRefused(file, "the header is not UTF-8");
    }

    [Fact]
    public void WrongLengths_AreRefused()
    {
        var file = File($"{{{Weight},{Bias}}}");
        AssertRefused([], "truncated: expected 8 bytes with the header's length, found 0");
        AssertRefused(file[..20], "truncated: expected a header of");
        AssertRefused(file[..^1], "truncated: expected 36 bytes of data, found 35");
        AssertRefused([.. file, 0], "expected 36 bytes of data, found ");
        AssertRefused([.. BitConverter.GetBytes(100_000_001UL), .. file[8..]], "the header has 100000001 bytes, expected at most 100000000");
        AssertRefused([.. BitConverter.GetBytes(ulong.MaxValue), .. file[8..]], "the header has 18446744073709551615 bytes, expected at most 100000000");
    }

    /// <summary>The numbers behind the header are 0 to 8, but for one: of the weight [3, 2], then of the bias [3].</summary>
    [Theory]
    [InlineData(0, float.NaN, "tensor 'leaky.weight' has NaN at [0, 0], expected a finite number")]
    [InlineData(5, float.PositiveInfinity, "tensor 'leaky.weight' has Infinity at [2, 1], expected a finite number")]
    [InlineData(8, float.NegativeInfinity, "tensor 'leaky.bias' has -Infinity at [2], expected a finite number")]
    public void WeightsThatAreNotFinite_AreRefusedWithTensorAndPlace(int index, float value, string message)
    {
        var file = File($"{{{Weight},{Bias}}}");
        BitConverter.GetBytes(value).CopyTo(file, file.Length - 36 + (4 * index));
        AssertRefused(file, message);
    }

    [Theory]
    [InlineData("F16", 0x7C00, "Infinity")]
    [InlineData("F16", 0xFE00, "NaN")]
    [InlineData("BF16", 0xFF80, "-Infinity")]
    [InlineData("BF16", 0x7FC0, "NaN")]
    public void HalfPrecisionThatIsNotFinite_IsRefused(string type, int bits, string name)
    {
        var header = $"{{{Weight},\"leaky.bias\":{{\"dtype\":\"{type}\",\"shape\":[3],\"data_offsets\":[24,30]}}}}";
        var file = File(header)[..^6];
        BitConverter.GetBytes((ushort)bits).CopyTo(file, file.Length - 4);
        AssertRefused(file, $"tensor 'leaky.bias' has {name} at [1], expected a finite number");
    }

    /// <summary>Of a stream that can tell its length, and of one that cannot. What an exception costs is far below 64 kB.</summary>
    [Theory]
    [InlineData(100_000_000UL, "")]
    [InlineData(100_000_000UL, "{")]
    [InlineData(1_000_000UL, "abc")]
    public void AHeaderThatIsOnlyClaimed_AllocatesNothing(ulong claimed, string rest)
    {
        byte[] file = [.. BitConverter.GetBytes(claimed), .. Encoding.UTF8.GetBytes(rest)];
        AssertRefused(file, $"truncated: expected a header of {claimed} bytes, found {rest.Length}");
        AssertFrugal(new MemoryStream(file));
        AssertFrugal(new Trickle(file));
    }

    [Theory]
    [InlineData("F32", 400_000_000L)]
    [InlineData("U8", long.MaxValue)]
    public void DataThatIsOnlyClaimed_AllocatesNothing(string type, long length)
    {
        var bytes = type == "F32" ? 4 * length : length;
        var file = File($"{{\"leaky.weight\":{{\"dtype\":\"{type}\",\"shape\":[{length}],\"data_offsets\":[0,{bytes}]}}}}");
        AssertFrugal(new MemoryStream(file));
        AssertFrugal(new Trickle(file));

        // The network's own shapes, of which only a part is there.
        var cut = File($"{{{Weight},{Bias}}}")[..^20];
        Assert.StartsWith(
            "stream: truncated: expected 36 bytes of data, found 16", Assert.Throws<SafetensorsException>(() => Leaky.SingleEngine(new()).Restore(new Trickle(cut))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_MayComeByteByByte()
    {
        var engine = Leaky.SingleEngine(new());
        var padding = new string(' ', 40_000);
        engine.Restore(new Trickle(File($"{{{Weight},{Bias}}}{padding}")));
        Assert.Equal(8, engine.Parameters["leaky.bias"][2]);
    }

    [Fact]
    public void AMessage_NamesAtMostTenOfManyTensors()
    {
        var many = string.Join(",", Enumerable.Range(0, 500).Select(i => $"\"extra.{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[36,36]}}"));
        AssertRefused(
            File($"{{{Weight},{Bias},{many}}}"),
            "its tensors are not the network's: missing none; unexpected 'extra.0', 'extra.1', 'extra.2', 'extra.3', 'extra.4', 'extra.5', 'extra.6', 'extra.7', 'extra.8', 'extra.9' and 490 more.");
        var name = new string('n', 1_000_000);
        foreach (var header in new[] { $"{{\"{name}\":1}}", $"{{{Weight},{Bias},\"{name}\":{{\"dtype\":\"{name}\",\"shape\":[0],\"data_offsets\":[36,36]}}}}", $"{{\"__metadata__\":{{\"{name}\":1}}}}" })
        {
            var message = Assert.Throws<SafetensorsException>(() => Leaky.SingleEngine(new()).Restore(File(header))).Message;
            Assert.InRange(message.Length, 1, 500);
        }
    }

    private static void AssertFrugal(Stream stream)
    {
        var engine = Leaky.SingleEngine(new());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => engine.Restore(stream));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65_536);
    }

    /// <summary>A stream of unknown length that gives one byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (count == 0 || _position == bytes.Length)
            {
                return 0;
            }

            buffer[offset] = bytes[_position++];
            return 1;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static string Tensor(string type, string shape, string offsets) =>
        $"{{{Weight},\"leaky.bias\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{offsets}]}}}}";

    // The numbers 0 to 8 behind a header.
    private static byte[] File(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. Enumerable.Range(0, 9).SelectMany(static i => BitConverter.GetBytes((float)i))];
    }

    private static void AssertRefused(byte[] file, string message)
    {
        var engine = Leaky.SingleEngine(new());
        engine.Normalization = new([1, 2], [3, 4]);
        var (weights, normalization) = (engine.Parameters.Values.ToArray(), engine.Normalization);
        Assert.StartsWith($"bytes: {message}", Assert.Throws<SafetensorsException>(() => engine.Restore(file)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"stream: {message}", Assert.Throws<SafetensorsException>(() => engine.Restore(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Equal(weights, engine.Parameters.Values.ToArray());
        Assert.Same(normalization, engine.Normalization);
    }
}
