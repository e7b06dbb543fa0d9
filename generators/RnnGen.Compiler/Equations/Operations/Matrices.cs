using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>a bᵀ: the matrix of a_i b_j.</summary>
internal sealed class OuterProduct() : Operation("Outer", 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) => EquationType.Matrix(operands.Length(0), operands.Length(1));

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers)
    {
        var (rows, columns) = (operands[0].Rows, operands[1].Rows);
        return new(scope.Apply(new Spread(columns), operands[0].Plain) * scope.Apply(new Repeat(rows), operands[1].Plain), rows, columns);
    }
}

/// <summary>diag(v) M: row i times v_i.</summary>
internal sealed class ScaledRows() : Operation("ScaleRows", 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        operands.Expect(0, EquationType.Vector(operands[1].Rows), CellProblemKind.RowFactors);
        return operands[1];
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands[1] with { IsRecurrent = false, Value = scope.Apply(new Spread(operands[1].Columns), operands[0].Plain) * operands[1].Plain };
}

/// <summary>M diag(v): column j times v_j.</summary>
internal sealed class ScaledColumns() : Operation("ScaleColumns", 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        operands.Expect(1, EquationType.Vector(operands[0].Columns), CellProblemKind.ColumnFactors);
        return operands[0];
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands[0] with { IsRecurrent = false, Value = operands[0].Plain * scope.Apply(new Repeat(operands[0].Rows), operands[1].Plain) };
}
