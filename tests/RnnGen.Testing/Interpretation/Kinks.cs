using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Testing.Interpretation;

/// <summary>The operations of a program whose kinks weights can move values over: between its two sides a difference quotient means nothing.</summary>
internal static class Kinks
{
    /// <summary>Those among a node's equations, in their order.</summary>
    public static IReadOnlyList<Value> Of(Node node) => [.. node.Body.LiveValues().Where(value => HasKinks(value.Op) && !IsChosenByTheCaller(node, value))];

    /// <summary>On which side of its kinks each element of an operation is.</summary>
    public static IEnumerable<bool> Sides(Value value, IReadOnlyDictionary<Value, double[]> values)
    {
        var operands = value.Operands.Select(operand => values[operand]).ToArray();
        return Enumerable.Range(0, operands.Max(operand => operand.Length))
            .SelectMany(i => ((ElementwiseOp)value.Op).KinkSides([.. operands.Select(operand => operand[operand.Length == 1 ? 0 : i])]));
    }

    private static bool HasKinks(Op op) => op is ElementwiseOp elementwise && elementwise.KinkSides([1, 1, 1]).Count > 0;

    /// <summary>Whether the caller, not a weight, says which operand is taken, as with teacher forcing.</summary>
    private static bool IsChosenByTheCaller(Node node, Value value) =>
        value is { Op: Where, Operands: [{ Op: Input condition }, ..] } && node.Feeds[condition.Index].Sequence.Role is SequenceRole.Forced or SequenceRole.Valid;
}
