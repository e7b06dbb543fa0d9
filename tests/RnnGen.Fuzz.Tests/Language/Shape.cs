namespace RnnGen.Fuzz.Tests.Language;

/// <summary>What a value is.</summary>
internal enum Kind
{
    Scalar,
    Vector,
    Matrix,
}

/// <summary>What a value is, and how wide. A trained matrix and a transpose are factors: they are multiplied with vectors and nothing else.</summary>
internal readonly record struct Shape(Kind Kind, Width Rows, Width Columns)
{
    public static Shape Scalar { get; } = new(Kind.Scalar, Width.Number(1), Width.Number(1));

    public static Shape Vector(Width width) => new(Kind.Vector, width, Width.Number(1));

    public static Shape Matrix(Width rows, Width columns) => new(Kind.Matrix, rows, columns);
}
