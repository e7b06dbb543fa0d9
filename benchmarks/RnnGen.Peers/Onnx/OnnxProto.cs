using System.Runtime.InteropServices;

namespace RnnGen.Peers.Onnx;

/// <summary>The messages that an ONNX model consists of, with the field numbers of <c>onnx.proto</c>.</summary>
internal static class OnnxProto
{
    private const int FormatVersion = 8;
    private const int OperatorSet = 14;
    private const int Float = 1;
    private const int Int64 = 7;
    private const int IntegerAttribute = 2;

    /// <summary>A ModelProto of the standard operators.</summary>
    public static byte[] Model(ProtobufMessage graph) =>
        new ProtobufMessage().With(1, FormatVersion).With(7, graph).With(8, new ProtobufMessage().With(1, "").With(2, OperatorSet)).ToArray();

    /// <summary>A GraphProto.</summary>
    public static ProtobufMessage Graph(
        string name, IEnumerable<ProtobufMessage> nodes, IEnumerable<ProtobufMessage> constants, IEnumerable<ProtobufMessage> inputs, IEnumerable<ProtobufMessage> outputs) =>
        new ProtobufMessage()
            .WithEach(nodes, static (graph, node) => graph.With(1, node))
            .With(2, name)
            .WithEach(constants, static (graph, constant) => graph.With(5, constant))
            .WithEach(inputs, static (graph, input) => graph.With(11, input))
            .WithEach(outputs, static (graph, output) => graph.With(12, output));

    /// <summary>A NodeProto: an operator, the names of what it reads and writes (empty for what it is to do without), and its attributes.</summary>
    public static ProtobufMessage Node(string name, IEnumerable<string> inputs, IEnumerable<string> outputs, params IEnumerable<(string Name, long Value)> attributes) =>
        new ProtobufMessage()
            .WithEach(inputs, static (node, input) => node.With(1, input))
            .WithEach(outputs, static (node, output) => node.With(2, output))
            .With(4, name)
            .WithEach(attributes, static (node, attribute) => node.With(5, new ProtobufMessage().With(1, attribute.Name).With(3, attribute.Value).With(20, IntegerAttribute)));

    /// <summary>A TensorProto of numbers.</summary>
    public static ProtobufMessage Constant(string name, ReadOnlySpan<float> values, params IEnumerable<int> shape) => Constant(name, Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A TensorProto of integers.</summary>
    public static ProtobufMessage Constant(string name, ReadOnlySpan<long> values, params IEnumerable<int> shape) => Constant(name, Int64, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A ValueInfoProto: an input or output of numbers.</summary>
    public static ProtobufMessage Value(string name, params IEnumerable<int> shape)
    {
        var lengths = new ProtobufMessage().WithEach(shape, static (lengths, length) => lengths.With(1, new ProtobufMessage().With(1, length)));
        return new ProtobufMessage().With(1, name).With(2, new ProtobufMessage().With(1, new ProtobufMessage().With(1, Float).With(2, lengths)));
    }

    private static ProtobufMessage Constant(string name, int type, ReadOnlySpan<byte> bytes, IEnumerable<int> shape) =>
        new ProtobufMessage().WithEach(shape, static (tensor, length) => tensor.With(1, length)).With(2, type).With(8, name).With(9, bytes);
}
