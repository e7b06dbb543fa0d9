using System.Diagnostics;

namespace RnnGen.Equations;

/// <summary>
/// A matrix in the equations of a cell (see <see cref="RecurrentCell"/>): at least one row and one column, in double precision, row-major. Immutable: each operation makes a new one.
/// There is no operator for two matrices' product, which could mean either kind: element by element it is <see cref="EquationFunctions.Hadamard"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(MatrixView))]
public sealed class Matrix
{
    private readonly double[] _elements;

    /// <summary>Creates a matrix.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="elements">[rows, columns], row-major; they are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows or columns is below 1.</exception>
    /// <exception cref="ArgumentException">There are not rows * columns elements.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<double> elements)
    {
        Rows = Hyperparameter.AtLeast(1, rows);
        Columns = Hyperparameter.AtLeast(1, columns);
        Sizes.CheckCount(rows, columns, elements.Length, nameof(elements));
        _elements = elements.ToArray();
    }

    /// <summary>The number of rows. In equations it may stand where a number does.</summary>
    public int Rows { get; }

    /// <summary>The number of columns. In equations it may stand where a number does.</summary>
    public int Columns { get; }

    /// <summary>The numbers themselves, row-major.</summary>
    internal ReadOnlySpan<double> Elements => _elements;

    /// <summary>An element.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">Its column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is not in 0 to <see cref="Rows"/> - 1, or the column not in 0 to <see cref="Columns"/> - 1.</exception>
    public Scalar this[int row, int column] =>
        _elements[(Sizes.Checked(row, Rows, nameof(row)) * Columns) + Sizes.Checked(column, Columns, nameof(column))];

    /// <summary>-m_ij.</summary>
    /// <param name="m">The matrix.</param>
    public static Matrix operator -(Matrix m) => Map(m, static m => -m);

    /// <summary>m_ij + n_ij.</summary>
    /// <param name="m">The left matrix.</param>
    /// <param name="n">The right matrix, of the same shape.</param>
    /// <exception cref="ArgumentException">The matrices differ in shape.</exception>
    public static Matrix operator +(Matrix m, Matrix n) => Zip("m + n", m, n, static (m, n) => m + n);

    /// <summary>m_ij - n_ij.</summary>
    /// <param name="m">The left matrix.</param>
    /// <param name="n">The right matrix, of the same shape.</param>
    /// <exception cref="ArgumentException">The matrices differ in shape.</exception>
    public static Matrix operator -(Matrix m, Matrix n) => Zip("m - n", m, n, static (m, n) => m - n);

    /// <summary>m_ij s.</summary>
    /// <param name="m">The matrix.</param>
    /// <param name="s">The factor, the same for every element.</param>
    public static Matrix operator *(Matrix m, Scalar s) => Map(m, m => m * s.Value);

    /// <summary>s m_ij.</summary>
    /// <param name="s">The factor, the same for every element.</param>
    /// <param name="m">The matrix.</param>
    public static Matrix operator *(Scalar s, Matrix m) => Map(m, m => s.Value * m);

    /// <summary>m_ij / s.</summary>
    /// <param name="m">The matrix.</param>
    /// <param name="s">The divisor, the same for every element.</param>
    public static Matrix operator /(Matrix m, Scalar s) => Map(m, m => m / s.Value);

    /// <summary>The product of a matrix and a vector: element i of the result is Σ_j m_ij v_j. Its length is the number of rows.</summary>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <param name="v">The vector, [columns].</param>
    /// <exception cref="ArgumentException">The vector is not as long as a row.</exception>
    public static Vector operator *(Matrix m, Vector v)
    {
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(v);
        Sizes.CheckOperand("Matrix * Vector", m, v.Length, m.Columns, nameof(v));
        return Vector.Of(m.Rows, i => Sums.OfProducts(m.Row(i), v.Elements));
    }

    /// <summary>A matrix of zeros, which is how a matrix-valued state begins.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>[rows, columns], all 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows or columns is below 1.</exception>
    public static Matrix Zeros(int rows, int columns) => Of(Hyperparameter.AtLeast(1, rows), Hyperparameter.AtLeast(1, columns), static (_, _) => 0);

    /// <summary>A copy of the elements, row-major.</summary>
    /// <returns>[rows, columns]; the caller may change it.</returns>
    public double[] ToArray() => [.. _elements];

    /// <summary>The elements with six digits, rows apart by semicolons: <c>[1, 2; 3, 4]</c>; of more than sixteen rows or columns the first ones and the shape.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => NumberText.Of(this);

    /// <summary>The matrix of element(row, column).</summary>
    internal static Matrix Of(int rows, int columns, Func<int, int, double> element)
    {
        var elements = new double[checked(rows * columns)];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                elements[(row * columns) + column] = element(row, column);
            }
        }

        return new(rows, columns, elements);
    }

    /// <summary>f(m_ij).</summary>
    internal static Matrix Map(Matrix m, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(m);
        return Of(m.Rows, m.Columns, (i, j) => f(m[i, j].Value));
    }

    /// <summary>f(m_ij, n_ij).</summary>
    internal static Matrix Zip(string operation, Matrix m, Matrix n, Func<double, double, double> f)
    {
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(n);
        Sizes.CheckSame(operation, m, n);
        return Of(m.Rows, m.Columns, (i, j) => f(m[i, j].Value, n[i, j].Value));
    }

    /// <summary>The numbers of a row.</summary>
    internal ReadOnlySpan<double> Row(int row) => _elements.AsSpan(row * Columns, Columns);
}
