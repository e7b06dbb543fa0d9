using RnnGen.Benchmarks.Networks;

namespace RnnGen.Peers.Onnx;

/// <summary>One of our networks as an ONNX model, with the same weights.</summary>
internal static class OnnxModel
{
    /// <summary>The names of a cell's states, as inputs of a step.</summary>
    public static IReadOnlyList<string> States(Cell cell) => cell switch
    {
        Cell.Lstm => ["h", "c"],
        Cell.Gru => ["h"],
        _ => throw new InvalidOperationException($"Not an operator of ONNX: {cell}."),
    };

    /// <summary>The name of a state as an output of a step.</summary>
    public static string Next(string state) => state + "_next";

    /// <summary>
    /// Writes a model of x [steps, rows, features] to y [rows, 1], read after the last step. That of a stream has one step, takes the states h (and c)
    /// [1, rows, units] and returns them as h_next (and c_next).
    /// </summary>
    public static byte[] Write(Subject subject, bool isStream)
    {
        var (shape, cell, units) = (subject.Shape, subject.Layer.Cell, subject.Layer.Units);
        var states = States(cell);
        var given = isStream ? states : [];
        (string, long)[] attributes = [("hidden_size", units), .. cell == Cell.Gru ? [("linear_before_reset", 1L)] : Array.Empty<(string, long)>()];
        var graph = OnnxProto.Graph(
            subject.Name,
            [
                OnnxProto.Node(cell.ToString().ToUpperInvariant(), ["x", "W", "R", "B", "", .. given], ["", .. states.Select(Next)], attributes),
                OnnxProto.Node("Squeeze", [Next("h"), "direction"], ["last"]),
                OnnxProto.Node("Gemm", ["last", "V", "b"], ["y"], ("transB", 1)),
            ],
            Constants(subject),
            [OnnxProto.Value("x", isStream ? 1 : shape.Steps, shape.Rows, shape.Inputs), .. given.Select(State)],
            [OnnxProto.Value("y", shape.Rows, 1), .. given.Select(Next).Select(State)]);
        return OnnxProto.Model(graph);

        ProtobufMessage State(string name) => OnnxProto.Value(name, 1, shape.Rows, units);
    }

    /// <summary>W, R and B as the operators take them: with the direction in front, and both biases in one; and the dense layer's.</summary>
    private static IEnumerable<ProtobufMessage> Constants(Subject subject)
    {
        var weights = subject.Open().Parameters;
        var (cell, inputs, units) = (subject.Layer.Cell, subject.Layer.Inputs, subject.Layer.Units);
        var rows = subject.Layer.Gates * units;
        return
        [
            OnnxProto.Constant("W", OfLayer("weight_ih"), 1, rows, inputs),
            OnnxProto.Constant("R", OfLayer("weight_hh"), 1, rows, units),
            OnnxProto.Constant("B", [.. OfLayer("bias_ih"), .. OfLayer("bias_hh")], 1, 2 * rows),
            OnnxProto.Constant("V", Values("dense.weight"), 1, units),
            OnnxProto.Constant("b", Values("dense.bias"), 1),
            OnnxProto.Constant("direction", [0L], 1),
        ];

        float[] OfLayer(string tensor) => InOrderOfOnnx(cell, Values($"{cell.ToString().ToLowerInvariant()}.{tensor}_l0"));

        float[] Values(string name)
        {
            var values = new float[weights[name].Length];
            weights[name].CopyTo(values);
            return values;
        }
    }

    /// <summary>The gates of ours, i, f, g, o or r, z, n, in ONNX's order: i, o, f, c or z, r, h.</summary>
    private static float[] InOrderOfOnnx(Cell cell, float[] gates)
    {
        int[] order = cell == Cell.Lstm ? [0, 3, 1, 2] : [1, 0, 2];
        var length = gates.Length / order.Length;
        return [.. order.SelectMany(gate => gates.Skip(gate * length).Take(length))];
    }
}
