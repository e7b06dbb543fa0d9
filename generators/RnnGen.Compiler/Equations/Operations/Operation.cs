using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>An operation of the language of equations: what it makes of widths, and of values.</summary>
/// <param name="name">The name of the method in RnnGen.Equations; an operator's in words.</param>
/// <param name="operands">How many values it reads; null for one or more.</param>
/// <param name="numbers">How many constants it has.</param>
internal abstract class Operation(string name, int? operands, int numbers = 0)
{
    public string Name { get; } = name;

    public int? Operands { get; } = operands;

    public int Numbers { get; } = numbers;

    /// <summary>The type of the result; objections go to <paramref name="operands"/>.</summary>
    public abstract EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers);

    /// <summary>The result.</summary>
    public abstract EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers);
}
