using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>
/// An operation on each element alone: vectors of one length, matrices of one shape, and scalars, which are the same for all elements. A matrix that is to be multiplied with a vector it makes
/// larger or smaller: (s M) v = s (M v).
/// </summary>
/// <param name="name">The operation's name.</param>
/// <param name="operands">How many values it reads.</param>
/// <param name="build">Its equation, from the values and the constants.</param>
/// <param name="numbers">How many constants it has.</param>
internal sealed class Elementwise(string name, int operands, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value> build, int numbers = 0) : Operation(name, operands, numbers)
{
    /// <summary>In which of its operands it is linear where the others are scalars.</summary>
    public IReadOnlyList<int> Linear { get; init; } = [];

    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        if (ScaledFactor(operands) is { } factor)
        {
            return operands.Factor(factor);
        }

        var all = Enumerable.Range(0, operands.Count).Select(i => operands[i]).ToList();
        var first = all.FindIndex(type => type.Kind != EquationKind.Scalar);
        if (first < 0)
        {
            return EquationType.Scalar;
        }

        for (var i = first + 1; i < all.Count; i++)
        {
            if (all[i].Kind != EquationKind.Scalar)
            {
                operands.Expect(i, all[first], CellProblemKind.ElementwiseShape);
            }
        }

        return all[first] with { IsFactor = false };
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers)
    {
        if (operands.FirstOrDefault(o => o.IsFactor) is { } factor)
        {
            return factor with { Scale = build([.. operands.Select(o => o.IsFactor ? o.Scale ?? scope.Step.Constant(1) : o.Plain)], []) };
        }

        var shape = operands.FirstOrDefault(o => o.Rows * o.Columns > 1) ?? operands[0];
        return new(build([.. operands.Select(o => o.Plain)], [.. numbers.Select(scope.Step.Constant)]), shape.Rows, shape.Columns);
    }

    private int? ScaledFactor(OperandTypes operands)
    {
        var factors = Enumerable.Range(0, operands.Count).Where(i => operands.Factor(i).IsFactor).ToList();
        return factors.Count == 1 && Linear.Contains(factors[0]) && Enumerable.Range(0, operands.Count).All(i => i == factors[0] || operands.Factor(i).Kind == EquationKind.Scalar) ? factors[0] : null;
    }
}
