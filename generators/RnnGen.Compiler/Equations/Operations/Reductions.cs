using System;
using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>One number from a vector.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="op">The reduction.</param>
internal sealed class Reduction(string name, Op op) : Operation(name, 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        _ = operands[0];
        return EquationType.Scalar;
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Scalar(scope.Apply(op, operands[0].Plain));
}

/// <summary>a · b.</summary>
internal sealed class DotProduct() : Operation("Dot", 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        operands.Expect(1, operands[0], CellProblemKind.DotLength);
        return EquationType.Scalar;
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Scalar(scope.Apply(new Sum(), operands[0].Plain * operands[1].Plain));
}

/// <summary>A vector from a vector of the same length, each element seeing all others.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="build">Its equations.</param>
internal sealed class Normalization(string name, Func<EquationScope, Value, Value> build) : Operation(name, 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) => operands[0];

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Vector(build(scope, operands[0].Plain));
}
