using System.Collections.Generic;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// The choices that a pass makes between training and prediction, and between rows that last and rows that have ended, made for a session:
/// it predicts, and its one row lasts. The numbers, and their roundings, stay those of the other passes.
/// </summary>
internal sealed class SpecializeForStreaming : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node =>
        {
            var stored = new HashSet<Value>(node.Body.Roots());
            return [node with { Body = Rewriter.Rewrite(node.Body, (rewriter, value) => Choose(value, stored, rewriter.Operands(value), rewriter.Builder)) }];
        });

    private static Value? Choose(Value value, HashSet<Value> stored, IReadOnlyList<Value> operands, StepBuilder builder)
    {
        // What was as wide as another operand of the choice stays so alone.
        Value Same(Value operand) => builder.Apply(new Same(), operand.Width == value.Width ? operand : builder.Apply(new Broadcast(value.Width), operand));
        return value.Op switch
        {
            // What other passes store they round, also where nobody reads it here.
            Multiply when value.Name is null && stored.Contains(value) => Same(operands[0] * operands[1]),
            WhileValid => Same(operands[1]),
            Dropout => Same(operands[0]),
            Zoneout => builder.Apply(new MultiplyAdd(IsNegated: false, IsLast: false), Same(operands[1]), Same(operands[2]) - Same(operands[3]), Same(operands[3])),
            _ => null,
        };
    }
}
