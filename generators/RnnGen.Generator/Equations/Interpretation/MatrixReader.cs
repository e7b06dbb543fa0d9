using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Matrices made of numbers, <c>new Matrix(2, 2, [0, 1, -1, 0])</c>: the numbers row by row.</summary>
internal sealed class MatrixReader(Interpreter run)
{
    public SymbolicValue Read(IObjectCreationOperation creation)
    {
        if (creation.Arguments is not [var rows, var columns, var elements] || Collections.Items(elements.Value) is not { } items)
        {
            return run.NotAnEquation(creation.Syntax, "The numbers of 'new Matrix' must be written one by one. Write new Matrix(2, 2, [0, 1, -1, 0]), or pass a matrix that a method makes as a parameter with [Constant].");
        }

        var height = Numbers.Read(run, rows.Value, "The number of rows", least: 1);
        var width = Numbers.Read(run, columns.Value, "The number of columns", least: 1);
        return height is not { } h || width is not { } w ? SymbolicValue.Broken
            : (long)h * w != items.Count ? run.NotAnEquation(creation.Syntax, $"'new Matrix' has {items.Count} numbers, but {h} rows of {w} columns have {(long)h * w}. Write as many.")
            : VectorReader.Joined(run, items, creation.Syntax, "Matrix") is ComputedValue vector ? run.Add("Reshape", [new Operand(vector, creation.Syntax)], [h, w], creation.Syntax)
            : SymbolicValue.Broken;
    }
}
