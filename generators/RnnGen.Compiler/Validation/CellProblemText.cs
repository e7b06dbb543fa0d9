using System;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Validation;

/// <summary>The messages about the types of a cell's equations.</summary>
internal static class CellProblemText
{
    /// <summary>The message about a problem.</summary>
    public static string Of(CellProblem problem) => Of(problem.Kind, problem.Details);

    private static string Of(CellProblemKind kind, EquatableArray<string> details) => kind switch
    {
        CellProblemKind.ProductLength => $"This is {details[0]}, but the matrix that it is multiplied by needs {details[1]}. Make its length equal to the number of columns.",
        CellProblemKind.RowFactors => $"This is {details[0]}, but the matrix needs {details[1]}, one factor per row. Use a vector of this length.",
        CellProblemKind.ColumnFactors => $"This is {details[0]}, but the matrix needs {details[1]}, one factor per column. Use a vector of this length.",
        CellProblemKind.EqualRows => $"This is {details[0]}, but {details[2]} equal parts of its rows need {details[1]}. Use another number of parts, or another matrix.",
        CellProblemKind.ReshapedLength => $"This is {details[0]}, but a matrix of {details[2]} x {details[3]} is made of {details[1]}. Use other numbers of rows and columns, or another vector.",
        CellProblemKind.EqualParts => $"This is {details[0]}, but {details[2]} equal parts need {details[1]}. Use another number of parts, or another vector.",
        CellProblemKind.ElementwiseShape => $"This is {details[0]}, but the other operand is {details[1]}, and elementwise operations need equal shapes. Multiply by a matrix to change the length, or mark the input with [SameWidth].",
        CellProblemKind.DotLength => $"This is {details[0]}, but the other vector is {details[1]}, and a dot product needs equal lengths. Multiply by a matrix to change the length.",
        CellProblemKind.NextState => $"This is {details[0]}, but the state '{details[2]}' is {details[1]}. Return a next value of the state's shape.",
        CellProblemKind.ShortVector => $"This is {details[0]}, but the elements taken from it need a vector of at least {details[1]}. Take earlier elements, or use a longer vector.",
        CellProblemKind.EmptyParameter => $"The equations leave the width of '{details[0]}' and another one open, so '{details[0]}' would be {details[1]}. Set Rows or Columns of one of the two.",
        CellProblemKind.OpenMatrix => $"This is {details[0]}, but Flatten needs a matrix whose rows or columns are a number. Set Rows or Columns of the state or weight that it comes from.",
        CellProblemKind.FlattenedLength => $"This is {details[0]}, but its elements must form {details[1]}. Use a matrix with this number of elements.",
        CellProblemKind.TransposeUse => "A transpose can only be multiplied by numbers and by a vector, as in 'Transpose(m) * v'. Compute with the matrix first, and transpose last.",
        CellProblemKind.UnusedParameter => $"No result of Step depends on '{details[0]}'. Use it or remove it.",
        CellProblemKind.OutputState => $"The first state is the layer's output, so it must be a vector of units, but '{details[0]}' is {details[1]}. Declare the output state first.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A problem without a message."),
    };
}
