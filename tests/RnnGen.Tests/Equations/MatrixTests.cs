using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

public sealed class MatrixTests
{
    private static readonly Matrix M = new(2, 3, [1, 2, 3, 4, 5, 6]);
    private static readonly Matrix N = new(2, 3, [0.5, 0, -1, 2, 2, 2]);

    [Fact]
    public void Elements_AreRowMajor()
    {
        Assert.Equal((2, 3), (M.Rows, M.Columns));
        Assert.Equal((3.0, 4.0), (M[0, 2].Value, M[1, 0].Value));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], M.ToArray());
        Assert.Equal(new double[6], Matrix.Zeros(3, 2).ToArray());
    }

    [Fact]
    public void Operators_ActElementByElement()
    {
        Assert.Equal([1.5, 2, 2, 6, 7, 8], (M + N).ToArray());
        Assert.Equal([0.5, 2, 4, 2, 3, 4], (M - N).ToArray());
        Assert.Equal([2.0, 4, 6, 8, 10, 12], (2 * M).ToArray());
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], (M * 0.5).ToArray());
        Assert.Equal([0.25, 0.5, 0.75, 1, 1.25, 1.5], (M / 4).ToArray());
        Assert.Equal([-1.0, -2, -3, -4, -5, -6], (-M).ToArray());
        Assert.Equal((2, 3), ((M + N).Rows, (M + N).Columns));
    }

    [Fact]
    public void Product_SumsOverColumns() => Assert.Equal([1.0 - 4 + 1.5, 4.0 - 10 + 3], (M * new Vector(1, -2, 0.5)).ToArray());

    [Fact]
    public void Product_WantsAVectorAsLongAsARow()
    {
        var error = Assert.Throws<ArgumentException>("v", static () => M * new Vector(1, 2));
        Assert.StartsWith("Matrix * Vector: expected a vector of 3 elements beside a matrix of 2 x 3; given 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherShapes_AreAnError()
    {
        var other = new Matrix(3, 2, [1, 2, 3, 4, 5, 6]);
        var sum = Assert.Throws<ArgumentException>("n", () => M + other);
        Assert.StartsWith("m + n: expected two matrices of the same shape; given 2 x 3 and 3 x 2.", sum.Message, StringComparison.Ordinal);
        Assert.StartsWith("m - n: ", Assert.Throws<ArgumentException>("n", () => M - other).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_FillTheMatrix()
    {
        var error = Assert.Throws<ArgumentException>("elements", static () => new Matrix(2, 3, [1, 2, 3]));
        Assert.StartsWith("Expected 2 x 3 = 6 elements; given 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("rows", static () => new Matrix(0, 3, []));
        Assert.Throws<ArgumentOutOfRangeException>("columns", static () => Matrix.Zeros(3, 0));
    }

    [Fact]
    public void PlacesOutside_AreAnError()
    {
        var row = Assert.Throws<ArgumentOutOfRangeException>("row", static () => M[2, 0]);
        Assert.StartsWith("Expected row from 0 to 1; given 2.", row.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("column", static () => M[0, -1]);
    }

    [Fact]
    public void Elements_AreCopied()
    {
        double[] elements = [1, 2];
        var matrix = new Matrix(1, 2, elements);
        elements[0] = 9;
        matrix.ToArray()[1] = 9;
        Assert.Equal([1.0, 2], matrix.ToArray());
    }

    /// <summary>What a debugger shows.</summary>
    [Fact]
    public void Text_ShowsTheRows()
    {
        Assert.Equal("[1, 2, 3; 4, 5, 6]", M.ToString());
        var zeros = string.Join(", ", new double[16]);
        Assert.Equal($"[{zeros}, ...; {zeros}, ...] (2 x 17)", Matrix.Zeros(2, 17).ToString());
        Assert.Equal("[0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; ...] (20 x 1)", Matrix.Zeros(20, 1).ToString());
        Assert.Equal(["[1, 2, 3]", "[4, 5, 6]"], new MatrixView(M).Rows.Select(row => row.ToString()));
    }
}
