using System;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>What operations build with.</summary>
/// <param name="Step">The program.</param>
/// <param name="Thinned">What RecurrentDropout leaves of the operand of a recurrent product; the operand itself in a layer without.</param>
internal sealed record EquationScope(StepBuilder Step, Func<Value, Value> Thinned)
{
    public Value Apply(Op op, params Value[] operands) => Step.Apply(op, operands);
}
