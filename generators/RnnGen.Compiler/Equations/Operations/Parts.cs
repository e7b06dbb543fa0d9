using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>Vectors one after the other.</summary>
internal sealed class Concatenation() : Operation("Concat", null)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) =>
        EquationType.Vector(Enumerable.Range(0, operands.Count).Select(operands.Length).Aggregate((a, b) => a + b));

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands.Count == 1 ? operands[0] : EquationValue.Vector(scope.Apply(new Concat(), [.. operands.Select(o => o.Plain)]));
}

/// <summary>So many elements from a place on; the vector is as long or longer, which the network's widths tell.</summary>
internal sealed class SliceOf() : Operation("Slice", 1, numbers: 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        operands.ExpectAtLeast(0, (int)numbers[0] + (int)numbers[1]);
        return EquationType.Vector(Width.Number((int)numbers[1]));
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers)
    {
        var (start, length) = ((int)numbers[0], (int)numbers[1]);
        return start == 0 && length == operands[0].Rows ? operands[0] : EquationValue.Vector(scope.Apply(new Slice(start, length), operands[0].Plain));
    }
}

/// <summary>One element.</summary>
internal sealed class Element() : Operation("Element", 1, numbers: 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        operands.ExpectAtLeast(0, (int)numbers[0] + 1);
        return EquationType.Scalar;
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands[0].Rows == 1 ? operands[0] : EquationValue.Scalar(scope.Apply(new Slice((int)numbers[0], 1), operands[0].Plain));
}

/// <summary>One of so many equal parts: of a vector, or of the rows of a matrix.</summary>
internal sealed class PartOf() : Operation("Part", 1, numbers: 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        var part = operands.NewWidth();
        if (operands.Factor(0) is { Kind: EquationKind.Matrix } matrix)
        {
            operands.ExpectRows(0, part * new Fraction((int)numbers[1]), CellProblemKind.EqualRows, ((int)numbers[1]).ToString(CultureInfo.InvariantCulture));
            return matrix with { Rows = part };
        }

        operands.Expect(0, EquationType.Vector(part * new Fraction((int)numbers[1])), CellProblemKind.EqualParts, ((int)numbers[1]).ToString(CultureInfo.InvariantCulture));
        return EquationType.Vector(part);
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers)
    {
        var length = operands[0].Rows / (int)numbers[1];
        return length == operands[0].Rows && operands[0].Parts is null ? operands[0] : operands[0].RowsFrom(scope, (int)numbers[0] * length, length);
    }
}

/// <summary>The elements in the opposite order.</summary>
internal sealed class Reversed() : Operation("Reverse", 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers) => operands[0];

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        operands[0].Rows == 1 ? operands[0] : EquationValue.Vector(scope.Apply(new Reverse(), operands[0].Plain));
}

/// <summary>The elements of a matrix row by row. Its rows or its columns are a number: widths are multiples and sums, and a product of two is neither.</summary>
internal sealed class Flattened() : Operation("Flatten", 1)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        var elements = operands.NewWidth();
        operands.ExpectElements(0, elements);
        return EquationType.Vector(elements);
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        EquationValue.Vector(operands[0].Plain);
}

/// <summary>The elements of a vector as a matrix, row by row.</summary>
internal sealed class Reshaped() : Operation("Reshape", 1, numbers: 2)
{
    public override EquationType Infer(OperandTypes operands, IReadOnlyList<double> numbers)
    {
        var (rows, columns) = ((int)numbers[0], (int)numbers[1]);
        operands.Expect(0, EquationType.Vector(Width.Number(rows * columns)), CellProblemKind.ReshapedLength, Text(rows), Text(columns));
        return EquationType.Matrix(Width.Number(rows), Width.Number(columns));
    }

    public override EquationValue Build(EquationScope scope, IReadOnlyList<EquationValue> operands, IReadOnlyList<double> numbers) =>
        new(operands[0].Plain, (int)numbers[0], (int)numbers[1]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
