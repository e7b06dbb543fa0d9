using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

/// <summary>The functions that see more than one element, against values worked out by hand or with 60 digits.</summary>
public sealed class FunctionTests : RecurrentCell
{
    private const double Ulp = 2.220446049250313e-16;

    private static readonly Vector V = new(1, -2, 4);
    private static readonly Matrix M = new(2, 3, [1, 2, 3, 4, 5, 6]);

    [Fact]
    public void Reductions_SumUp()
    {
        Assert.Equal(3, Sum(V).Value);
        Assert.Equal(1, Mean(V).Value);
        Assert.Equal(2 - 16 - 2, Dot(V, new(2, 8, -0.5)).Value);
        var error = Assert.Throws<ArgumentException>("b", static () => Dot(V, new(1, 2)));
        Assert.StartsWith("Dot(a, b): expected two vectors of the same length; given 3 and 2 elements.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_IsADistribution()
    {
        // exp(1), exp(-2), exp(4) over their sum.
        double[] expected = [0.047314155221824035, 0.00235563308079668, 0.9503302116973793];
        Assert.All(expected.Zip(Softmax(V).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 8 * Ulp));
        Assert.Equal(1, Sum(Softmax(V)).Value, 8 * Ulp);
    }

    [Fact]
    public void Softmax_DoesNotOverflow()
    {
        Assert.Equal([0.5, 0, 0.5], Softmax(new Vector(1000, -1000, 1000)).ToArray());
        Assert.Equal([1.0], Softmax(new Vector(-1000)).ToArray());
    }

    [Fact]
    public void LayerNorm_HasMeanZeroAndVarianceOne()
    {
        // Mean 1, variance (0 + 9 + 9) / 3 = 6.
        var scale = 1 / Math.Sqrt(6 + 1e-5);
        Assert.All(new[] { 0, -3 * scale, 3 * scale }.Zip(LayerNorm(V).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 8 * Ulp));
        Assert.Equal([0.0], LayerNorm(new Vector(5)).ToArray());
    }

    [Fact]
    public void Outer_IsTheMatrixOfProducts()
    {
        var outer = Outer(new(2, -1), V);
        Assert.Equal((2, 3), (outer.Rows, outer.Columns));
        Assert.Equal([2.0, -4, 8, -1, 2, -4], outer.ToArray());
    }

    [Fact]
    public void Transpose_ExchangesRowsAndColumns()
    {
        Assert.Equal((3, 2), (Transpose(M).Rows, Transpose(M).Columns));
        Assert.Equal([1.0, 4, 2, 5, 3, 6], Transpose(M).ToArray());
        Assert.Equal([1.0 - 8, 2 - 10, 3 - 12], (Transpose(M) * new Vector(1, -2)).ToArray());
    }

    [Fact]
    public void Hadamard_MultipliesElementByElement()
    {
        Assert.Equal([1.0, 4, 9, 16, 25, 36], Hadamard(M, M).ToArray());
        var error = Assert.Throws<ArgumentException>("n", static () => Hadamard(M, Transpose(M)));
        Assert.StartsWith("Hadamard(m, n): expected two matrices of the same shape; given 2 x 3 and 3 x 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsAndColumns_AreScaled()
    {
        Assert.Equal([10.0, 20, 30, -4, -5, -6], ScaleRows(new(10, -1), M).ToArray());
        Assert.Equal([10.0, -2, 0, 40, -5, 0], ScaleColumns(M, new(10, -1, 0)).ToArray());

        var rows = Assert.Throws<ArgumentException>("v", static () => ScaleRows(V, M));
        Assert.StartsWith("ScaleRows(v, m): expected a vector of 2 elements beside a matrix of 2 x 3; given 3.", rows.Message, StringComparison.Ordinal);
        var columns = Assert.Throws<ArgumentException>("v", static () => ScaleColumns(M, new(1, 2)));
        Assert.StartsWith("ScaleColumns(m, v): expected a vector of 3 elements beside a matrix of 2 x 3; given 2.", columns.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Concat_PutsVectorsBehindEachOther()
    {
        Assert.Equal([1.0, -2, 4, 7, 1, -2, 4], Concat(V, new(7), V).ToArray());
        Assert.Equal(V.ToArray(), Concat(V).ToArray());
        Assert.Throws<ArgumentException>("vectors", static () => Concat());
    }

    [Fact]
    public void Slice_TakesSomeElements()
    {
        Assert.Equal([-2.0, 4], Slice(V, 1, 2).ToArray());
        Assert.Equal(V.ToArray(), Slice(V, 0, 3).ToArray());
    }

    [Theory]
    [InlineData(-1, 2, "-1..1")]
    [InlineData(0, 0, "0..0")]
    [InlineData(2, 2, "2..4")]
    [InlineData(1, int.MaxValue, "1..2147483648")]
    public void Slice_StaysWithinTheVector(int start, int length, string given)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("length", () => Slice(V, start, length));
        Assert.StartsWith($"Expected at least one element within 0..3; given {given}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_TakesOneOfEqualParts()
    {
        var gates = new Vector(1, 2, 3, 4, 5, 6);
        Assert.Equal([1.0, 2], Part(gates, 0, 3).ToArray());
        Assert.Equal([5.0, 6], Part(gates, 2, 3).ToArray());
        Assert.Equal(gates.ToArray(), Part(gates, 0, 1).ToArray());

        var uneven = Assert.Throws<ArgumentException>("of", () => Part(gates, 0, 4));
        Assert.StartsWith("Expected a number of parts that divides 6 elements; given 4.", uneven.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Part(gates, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>("of", () => Part(gates, 0, 0));
    }

    [Fact]
    public void Part_TakesEqualPartsOfTheRows()
    {
        var gates = new Matrix(4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal("[1, 2; 3, 4]", Part(gates, 0, 2).ToString());
        Assert.Equal("[7, 8]", Part(gates, 3, 4).ToString());
        Assert.Equal(gates.ToArray(), Part(gates, 0, 1).ToArray());

        var uneven = Assert.Throws<ArgumentException>("of", () => Part(gates, 0, 3));
        Assert.StartsWith("Expected a number of parts that divides 4 rows; given 3.", uneven.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Part(gates, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("of", () => Part(gates, 0, 0));
    }

    [Fact]
    public void Reverse_BeginsWithTheLastElement() => Assert.Equal([4.0, -2, 1], Reverse(V).ToArray());

    [Fact]
    public void Reshape_FillsRowByRow()
    {
        Assert.Equal("[1, 2, 3; 4, 5, 6]", Reshape(new(1, 2, 3, 4, 5, 6), 2, 3).ToString());
        Assert.Equal(M.ToArray(), Reshape(Flatten(M), M.Rows, M.Columns).ToArray());

        var other = Assert.Throws<ArgumentException>("elements", static () => Reshape(V, 2, 2));
        Assert.StartsWith("Expected 2 x 2 = 4 elements; given 3.", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flatten_ReadsRowByRow() => Assert.Equal(M.ToArray(), Flatten(M).ToArray());
}
