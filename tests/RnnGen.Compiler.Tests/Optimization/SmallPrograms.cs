using System.Globalization;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>Programs of one node, written for one pass, and what the pass made of them, operation by operation: equations as text do not tell a vector from a scalar that was spread out.</summary>
internal static class SmallPrograms
{
    /// <summary>The width of vectors, where nothing else is said.</summary>
    public const int Width = 3;

    public const int Steps = 5;

    public static Parameter Matrix(string letter, int rows = Width, int columns = Width, string? tensor = null, int block = 0) =>
        new("layer", tensor ?? "weight_" + letter, block, new(letter), rows, columns, InitialValue.Zero, Penalty.None);

    public static Value Times(this NodeBuilder node, Parameter matrix, Value vector) => node.Step.Apply(new MatVec(matrix), vector);

    public static Value TimesTransposed(this NodeBuilder node, Parameter matrix, Value vector) => node.Step.Apply(new MatVecTransposed(matrix), vector);

    public static Value Bias(this NodeBuilder node) =>
        node.Step.Apply(new Bias(new("layer", "bias", 0, new("b"), Width, 1, InitialValue.Zero, Penalty.None, IsVector: true)));

    /// <summary>An input of the caller: a vector for each step.</summary>
    public static Value Given(this NodeBuilder node, string label, int width = Width) => node.Read(Sequence(label, width, SequenceRole.Inputs), label);

    public static SequenceValue Sequence(string name, int width = Width, SequenceRole role = SequenceRole.Computed) => new(name, width, SequenceSpan.Steps, Steps, role);

    /// <summary>A map of the values, each of which leaves it.</summary>
    public static Map Map(this NodeBuilder node, params Value[] values)
    {
        var first = node.Map(values[0], Sequence("out0", values[0].Width));
        return first with { Body = first.Body with { Outputs = values }, Outputs = [.. values.Select((value, i) => Sequence($"out{i}", value.Width))] };
    }

    public static SequenceProgram Forward(params Node[] nodes) => new(nodes, [], [], [], Interface());

    public static SequenceProgram Backward(params Node[] nodes) => new([], [], [], nodes, Interface());

    /// <summary>Callers know an input, and an output that no node of these programs writes.</summary>
    public static NetworkInterface Interface()
    {
        var output = new Feed(Sequence("output"));
        return new([new("x", Sequence("x", Width, SequenceRole.Inputs), IsOfOutputs: false)], Sequence("valid", 1, SequenceRole.Valid), [Head(output)], []);
    }

    /// <summary>The same where callers read a sequence.</summary>
    public static NetworkInterface Giving(SequenceProgram program, SequenceValue output) => program.Interface with { Heads = [Head(new(output))] };

    private static NetworkHead Head(Feed output) => new("output", output, output, null, null, null);

    /// <summary>The program that a pass makes, where the size of the batch does not matter.</summary>
    public static SequenceProgram Run(this IPass pass, SequenceProgram program) => pass.Run(program, new PassContext(BatchSize: 8));

    /// <summary>The outputs of the only node that a pass leaves of a node of the forward pass.</summary>
    public static IEnumerable<string> OutputsAfter(IPass pass, Node node) => pass.Run(Forward(node)).Forward.Single().Body.Outputs.Select(Nested);

    /// <summary>A value as operations within operations, such as <c>Add(x, Broadcast(0))</c>; operands that have a name are called by it.</summary>
    public static string Nested(Value value) => value.Op switch
    {
        Input input => input.Label,
        State state => state.Label + "₋",
        Constant constant => constant.Number.ToString(CultureInfo.InvariantCulture),
        Bias bias => bias.Parameter.ToString(),
        MatVec product => $"{product.Parameter} {Operand(value.Operands[0])}",
        MatVecTransposed product => $"{product.Parameter}ᵀ {Operand(value.Operands[0])}",
        Affine affine => $"Affine({Joined(value.Operands.Take(affine.Starts).Select(Operand))} | {Joined(affine.Terms.Zip(value.Operands.Skip(affine.Starts), Product))})",
        _ => $"{value.Op.GetType().Name}({Joined(value.Operands.Select(Operand))})",
    };

    private static string Operand(Value value) => value.Name?.ToString() ?? Nested(value);

    private static string Product(Term term, Value vector) => $"{term.Parameter}{(term.Transposed ? "ᵀ" : "")} {Operand(vector)}";

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);
}
