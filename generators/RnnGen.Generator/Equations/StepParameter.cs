
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Equations;

/// <summary>The role and sizes of a parameter, as its attributes declare them.</summary>
/// <param name="Role">The role.</param>
internal sealed record StepParameter(CellParameterRole Role)
{
    public int Rows { get; init; }

    public int Columns { get; init; }

    public int RowsPerUnit { get; init; }

    public int ColumnsPerUnit { get; init; }

    /// <summary>The method that makes the numbers of what is not trained.</summary>
    public string? Method { get; init; }

    public Initializer? Initializer { get; init; }

    public double Scale { get; init; } = 1;

    public double Initial { get; init; }

    public bool IsAsWideAsUnits { get; init; }

    /// <summary>Whether it is not trained.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The parameter of the program, or one of several where the parameter is a tuple.</summary>
    public CellParameter Named(string name, bool isMatrix) => new(name, Role, isMatrix)
    {
        Rows = Rows,
        Columns = Columns,
        RowsPerUnit = RowsPerUnit,
        ColumnsPerUnit = ColumnsPerUnit,
        Method = Method,
        Initializer = Initializer,
        Scale = Scale,
        Initial = Initial,
        IsAsWideAsUnits = IsAsWideAsUnits,
    };
}
