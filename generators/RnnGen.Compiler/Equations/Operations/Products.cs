using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>M v: of a trained matrix, of a matrix that equations make, or of the transpose of such a one.</summary>
internal sealed class Product() : Operation("Product", 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        var matrix = operands.Factor(0);
        operands.Expect(1, EquationType.Vector(matrix.Columns), CellProblemKind.ProductLength);
        return EquationType.Vector(matrix.Rows);
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers)
    {
        var product = Of(scope, operands[0], operands[1].Plain);
        return EquationValue.Vector(operands[0].Scale is { } scale ? scale * product : product);
    }

    private static Value Of(EquationScope scope, EquationValue matrix, Value operand)
    {
        var vector = matrix.IsRecurrent ? scope.Thinned(operand) : operand;
        if (matrix.Weights is { } weights)
        {
            return scope.Apply(new MatVec(weights), vector);
        }

        // Row i of M v is the sum of m_ij v_j: of M beside as many copies of v as it has rows. Of the transpose, the sum of m_ij v_i down each column.
        return matrix.IsTransposed
            ? scope.Apply(new FoldSum(matrix.Rows), matrix.Value! * scope.Apply(new Spread(matrix.Columns), vector))
            : scope.Apply(new SegmentSums(matrix.Rows), matrix.Value! * scope.Apply(new Repeat(matrix.Rows), vector));
    }
}

/// <summary>Mᵀ, as a factor of a product.</summary>
internal sealed class Transpose() : Operation("Transpose", 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        var matrix = operands[0];
        return EquationType.Matrix(matrix.Columns, matrix.Rows, isFactor: true) with { IsTransposed = true };
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands[0] with { IsTransposed = true };
}
