namespace RnnGen.Compiler.Equations.Typing;

/// <summary>What a value of an equation is.</summary>
/// <param name="Kind">Scalar, vector or matrix.</param>
/// <param name="Rows">The length of a vector, the number of rows of a matrix.</param>
/// <param name="Columns">The number of columns of a matrix.</param>
/// <param name="IsFactor">Whether it is a matrix that is multiplied with numbers and a vector alone: a trained one that nothing else is done with, or a transpose.</param>
internal sealed record EquationType(EquationKind Kind, Width Rows, Width Columns, bool IsFactor = false)
{
    public static EquationType Scalar { get; } = new(EquationKind.Scalar, Width.Number(1), Width.Number(1));

    public static EquationType Vector(Width length) => new(EquationKind.Vector, length, Width.Number(1));

    public static EquationType Matrix(Width rows, Width columns, bool isFactor = false) => new(EquationKind.Matrix, rows, columns, isFactor);

    /// <summary>Whether it is a transpose.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>In words for messages: "a vector of units".</summary>
    public override string ToString() => Kind switch
    {
        EquationKind.Scalar => "a scalar",
        EquationKind.Vector => $"a vector of {Rows}",
        _ => $"a matrix of {Rows} x {Columns}",
    };
}

/// <summary>The kinds of values in equations.</summary>
internal enum EquationKind
{
    Scalar,
    Vector,
    Matrix,
}
