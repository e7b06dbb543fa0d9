namespace RnnGen.Equations;

/// <summary>
/// A parameter of a cell's step that is a state: its value after the step before, 0 before the first. What the step returns is its value after this one; where there are several, a tuple in
/// the order of the parameters. The first state is the layer's output and has the layer's units as its width. A <see cref="Vector"/> or a <see cref="Matrix"/>, or a tuple of them,
/// <c>[State] (Vector h, Vector c) s</c>, which is one state for each of its elements.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StateAttribute : Attribute
{
    /// <summary>The length of a vector. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Width { get; set; }

    /// <summary>The number of rows of a matrix. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Rows { get; set; }

    /// <summary>The number of columns of a matrix. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Columns { get; set; }

    /// <summary>The length of a vector for each unit of the layer: 2 for a state that is twice as wide as the output. Instead of <see cref="Width"/>. Default: 0, it is not set.</summary>
    public int WidthPerUnit { get; set; }

    /// <summary>The number of rows of a matrix for each unit of the layer. Instead of <see cref="Rows"/>. Default: 0, it is not set.</summary>
    public int RowsPerUnit { get; set; }

    /// <summary>The number of columns of a matrix for each unit of the layer. Instead of <see cref="Columns"/>. Default: 0, it is not set.</summary>
    public int ColumnsPerUnit { get; set; }
}
