namespace RnnGen.Compiler.Equations.Typing;

/// <summary>What a value of an equation is.</summary>
/// <param name="Kind">Scalar, vector or matrix.</param>
/// <param name="Rows">The length of a vector, the number of rows of a matrix.</param>
/// <param name="Columns">The number of columns of a matrix.</param>
/// <param name="Factor">Why it can only be multiplied: it is a trained matrix, or a transpose; not at all for others.</param>
internal sealed record EquationType(EquationKind Kind, Width Rows, Width Columns, FactorKind Factor = FactorKind.None)
{
    /// <summary>Whether it is a matrix that can only be multiplied.</summary>
    public bool IsFactor => Factor != FactorKind.None;

    /// <summary>Why it can only be multiplied, for messages.</summary>
    public string FactorText => Factor == FactorKind.Trained ? "This matrix is trained" : "This matrix is a transpose";

    public static EquationType Scalar { get; } = new(EquationKind.Scalar, Width.Number(1), Width.Number(1));

    public static EquationType Vector(Width length) => new(EquationKind.Vector, length, Width.Number(1));

    public static EquationType Matrix(Width rows, Width columns, FactorKind factor = FactorKind.None) => new(EquationKind.Matrix, rows, columns, factor);

    /// <summary>In words for messages: "a vector of units".</summary>
    public override string ToString() => Kind switch
    {
        EquationKind.Scalar => "a scalar",
        EquationKind.Vector => $"a vector of {Rows}",
        _ => $"a matrix of {Rows} x {Columns}",
    };
}

/// <summary>What a matrix is that can only be multiplied.</summary>
internal enum FactorKind
{
    /// <summary>It is a value like others.</summary>
    None,

    /// <summary>A trained matrix.</summary>
    Trained,

    /// <summary>The transpose of a matrix.</summary>
    Transpose,
}

/// <summary>The kinds of values in equations.</summary>
internal enum EquationKind
{
    Scalar,
    Vector,
    Matrix,
}
