namespace RnnGen.Equations;

/// <summary>
/// A parameter of a cell's step, or of a layer, that is not trained: a <see cref="Matrix"/> or a <see cref="Vector"/> whose numbers a method of the class makes, such as a Fourier basis or the
/// matrices of a filter. It is a tensor like the weights, is saved with them, and a file that is loaded can replace it; no optimizer step changes it. The method runs when a network is created.
/// </summary>
/// <param name="method">
/// The name of a static method of the class: <c>static Matrix Basis(int rows, int columns)</c> for a matrix, <c>static Vector Poles(int length)</c> for a vector. It is called with the sizes in the
/// network, and must return that many numbers, all finite.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConstantAttribute(string method) : Attribute
{
    /// <summary>The name of the method that makes the numbers.</summary>
    public string Method { get; } = method;

    /// <summary>The number of rows, or the length of a vector. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Rows { get; set; }

    /// <summary>The number of columns of a matrix. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Columns { get; set; }

    /// <summary>The number of rows, or the length of a vector, for each unit of the layer. Instead of <see cref="Rows"/>. Default: 0, it is not set.</summary>
    public int RowsPerUnit { get; set; }

    /// <summary>The number of columns of a matrix for each unit of the layer. Instead of <see cref="Columns"/>. Default: 0, it is not set.</summary>
    public int ColumnsPerUnit { get; set; }
}
