using System;
using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>A number.</summary>
internal sealed class Number() : Operation("Number", 0, numbers: 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) => EquationType.Scalar;

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Scalar(scope.Step.Constant(numbers[0]));
}

/// <summary>A width as a number.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="width">Which width of the operand.</param>
internal sealed class Extent(string name, Func<EquationValue, int> width) : Operation(name, 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) => EquationType.Scalar;

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Scalar(scope.Step.Constant(width(operands[0])));
}
