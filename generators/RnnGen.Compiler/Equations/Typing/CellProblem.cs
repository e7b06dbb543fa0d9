using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>An objection to a cell's equations.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Value">The number of the value whose equation, or parameter, it is about.</param>
/// <param name="Operand">The number of the operand that it is about; -1 for the whole.</param>
/// <param name="Details">The details that <see cref="CellProblemKind"/> lists.</param>
internal sealed record CellProblem(CellProblemKind Kind, int Value, int Operand, EquatableArray<string> Details);

/// <summary>The kinds of <see cref="CellProblem"/>; in parentheses: the details.</summary>
internal enum CellProblemKind
{
    /// <summary>A vector does not have as many elements as the matrix that it is multiplied by has columns (its shape, the expected one).</summary>
    ProductLength,

    /// <summary>A vector of factors does not have one for each row of a matrix (its shape, the expected one).</summary>
    RowFactors,

    /// <summary>A vector of factors does not have one for each column of a matrix (its shape, the expected one).</summary>
    ColumnFactors,

    /// <summary>A vector cannot be cut into equal parts (its shape, the expected one, the number of parts).</summary>
    EqualParts,

    /// <summary>The rows of a matrix do not divide into so many parts.</summary>
    EqualRows,

    /// <summary>A vector does not have as many elements as a matrix of so many rows and columns.</summary>
    ReshapedLength,

    /// <summary>Operands of an elementwise operation differ in shape (the shape, that of the other operand).</summary>
    ElementwiseShape,

    /// <summary>The vectors of a dot product differ in length (the shape, that of the other vector).</summary>
    DotLength,

    /// <summary>The next value of a state has another shape than the state (its shape, that of the state, the state's name).</summary>
    NextState,

    /// <summary>A vector has too few elements for those that are taken (its shape, the minimum number of elements).</summary>
    ShortVector,

    /// <summary>No width remains for a parameter, because the equations leave several open (its name, its shape).</summary>
    EmptyParameter,

    /// <summary>A matrix is flattened whose rows and columns are both open (its shape).</summary>
    OpenMatrix,

    /// <summary>A matrix is flattened that does not have the number of elements of the vector (its shape, that of the vector).</summary>
    FlattenedLength,

    /// <summary>A transpose is used as something other than a factor.</summary>
    TransposeUse,

    /// <summary>No result depends on a parameter (its name).</summary>
    UnusedParameter,

    /// <summary>The first state is not a vector of units (its name, its shape).</summary>
    OutputState,
}
