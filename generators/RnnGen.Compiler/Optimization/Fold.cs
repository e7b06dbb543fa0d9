using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>Algebra that needs no thought: sums with 0, products with 0 and 1, signs, products with one-hot vectors.</summary>
internal sealed class Fold : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => [node with { Body = Run(node.Body) }]);

    public static StepProgram Run(StepProgram program)
    {
        var folded = Rewriter.Rewrite(program, (rewriter, value) => Apply(value.Op, rewriter.Operands(value), rewriter.Builder));
        return folded with { Accumulations = folded.Accumulations.Select(Scattered).ToList() };
    }

    /// <summary>The folded form of an operation, as wide as it; null when there is nothing to fold.</summary>
    private static Value? Apply(Op op, IReadOnlyList<Value> operands, StepBuilder builder) =>
        Simpler(op, operands, builder) is not { } folded ? null
        : op.Width(operands) is var width && folded.Width == width ? folded
        : builder.Apply(new Broadcast(width), folded.Op is Broadcast ? folded.Operands[0] : folded);

    private static Value? Simpler(Op op, IReadOnlyList<Value> operands, StepBuilder builder) => (op, operands) switch
    {
        (ElementwiseOp e and not Constant, _) when operands.All(o => o.Op is Constant) && e is not Broadcast && (IsExact(e) || operands.All(IsZero)) =>
            builder.Constant(e.Apply(operands.Select(o => ((Constant)o.Op).Number).ToList())),
        (ElementwiseOp, _) when DropBroadcasts(operands) is { } scalars => Make(builder, op, [.. scalars]),

        (Add, [var a, var b]) when IsZero(b) => a,
        (Add, [var a, var b]) when IsZero(a) => b,
        (Add, [var a, { Op: Negate } b]) => Make(builder, new Subtract(), a, b.Operands[0]),
        (Add, [{ Op: Negate } a, var b]) => Make(builder, new Subtract(), b, a.Operands[0]),
        (Add, [var a, var b]) when a == b => Make(builder, new Multiply(), builder.Constant(2), a),

        (Subtract, [var a, var b]) when IsZero(b) => a,
        (Subtract, [var a, { Op: Negate } b]) => Make(builder, new Add(), a, b.Operands[0]),
        (Subtract, [var a, var b]) when IsZero(a) => Make(builder, new Negate(), b),

        (Multiply, [var a, var b]) when IsZero(a) => a,
        (Multiply, [var a, var b]) when IsZero(b) => b,
        (Multiply, [var a, var b]) when IsOne(a) => b,
        (Multiply, [var a, var b]) when IsOne(b) => a,
        (Multiply, [{ Op: Negate } a, var b]) => Make(builder, new Negate(), Make(builder, new Multiply(), a.Operands[0], b)),
        (Multiply, [var a, { Op: Negate } b]) => Make(builder, new Negate(), Make(builder, new Multiply(), a, b.Operands[0])),

        (Negate, [{ Op: Negate } a]) => a.Operands[0],
        (MatVec w, [{ Op: OneHot } x]) => builder.Apply(new Lookup(w.Parameter), x.Operands[0]),
        _ => null,
    };

    /// <summary>An operation that folding gives rise to, folded in turn.</summary>
    private static Value Make(StepBuilder builder, Op op, params Value[] operands) => Apply(op, operands, builder) ?? builder.Apply(op, operands);

    /// <summary>A broadcast scalar beside a full vector is that scalar: elementwise operations combine them.</summary>
    private static IReadOnlyList<Value>? DropBroadcasts(IReadOnlyList<Value> operands) =>
        operands.Any(o => o.Op is Broadcast) && operands.Any(o => o.Op is not Broadcast && o.Width > 1)
            ? operands.Select(o => o.Op is Broadcast ? o.Operands[0] : o).ToList()
            : null;

    /// <summary>Whether every platform gives the same number; others are left to the library's functions. At 0 all are exact.</summary>
    private static bool IsExact(ElementwiseOp op) => op is Add or Subtract or Multiply or Divide or Negate or Sqrt or Abs or Relu or Min or Max or Where or Clip or LeakyRelu;

    private static bool IsZero(Value value) => value.Op is Constant { Number: 0 } || (value.Op is Broadcast && IsZero(value.Operands[0]));

    private static bool IsOne(Value value) => value.Op is Constant { Number: 1 };

    private static Accumulation Scattered(Accumulation accumulation) =>
        accumulation is OuterAccumulation { X.Op: OneHot } outer
            ? new ScatterAccumulation(outer.Parameter, outer.Delta, outer.X.Operands[0])
            : accumulation;
}
