using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// Products of elements that only a sum reads become one operation with it, and are rounded once. In the forward pass that is decided here, before passes and sessions
/// part: how they cut the equations into kernels must not change a bit.
/// </summary>
internal sealed class FuseMultiplyAdd : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) => program with
    {
        Forward = [.. program.Forward.Select(Run)],
        Link = [.. program.Link.Select(Run)],
        Loss = [.. program.Loss.Select(Run)],
    };

    private static Node Run(Node node)
    {
        var uses = node.Body.LiveValues().SelectMany(v => v.Operands).Concat(node.Body.Roots()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        return node with { Body = Rewriter.Rewrite(node.Body, (rewriter, value) => Fused(value, uses, rewriter)) };
    }

    private static Value? Fused(Value value, IReadOnlyDictionary<Value, int> uses, Rewriter rewriter)
    {
        bool CanJoin(Value operand) => operand.Op is Multiply && operand.Name is null && uses[operand] == 1;
        var candidate = value.Op switch
        {
            Add => value.Operands.FirstOrDefault(CanJoin),
            Subtract when CanJoin(value.Operands[1]) => value.Operands[1],
            _ => null,
        };
        if (candidate is not { } product)
        {
            return null;
        }

        var isLast = value.Operands[1] == product;
        var other = value.Operands[isLast ? 0 : 1];
        var op = new MultiplyAdd(IsNegated: value.Op is Subtract, isLast);
        return rewriter.Builder.Apply(op, rewriter[product.Operands[0]], rewriter[product.Operands[1]], rewriter[other]);
    }
}
