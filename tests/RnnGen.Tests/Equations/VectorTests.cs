using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

public sealed class VectorTests
{
    private static readonly Vector A = new(1, -2, 4);
    private static readonly Vector B = new(2, 8, -0.5);

    [Fact]
    public void Operators_ActElementByElement()
    {
        Assert.Equal([3.0, 6, 3.5], (A + B).ToArray());
        Assert.Equal([-1.0, -10, 4.5], (A - B).ToArray());
        Assert.Equal([2.0, -16, -2], (A * B).ToArray());
        Assert.Equal([0.5, -0.25, -8], (A / B).ToArray());
        Assert.Equal([-1.0, 2, -4], (-A).ToArray());
    }

    [Fact]
    public void Numbers_StandBesideVectors()
    {
        Scalar s = 0.5;
        Assert.Equal([1.5, -1.5, 4.5], (A + s).ToArray());
        Assert.Equal([1.5, -1.5, 4.5], (s + A).ToArray());
        Assert.Equal([0.5, -2.5, 3.5], (A - s).ToArray());
        Assert.Equal([-0.5, 2.5, -3.5], (s - A).ToArray());
        Assert.Equal([0.5, -1, 2], (A * s).ToArray());
        Assert.Equal([0.5, -1, 2], (s * A).ToArray());
        Assert.Equal([2.0, -4, 8], (A / s).ToArray());
        Assert.Equal([0.5, -0.25, 0.125], (s / A).ToArray());
    }

    /// <summary>Constants need no suffix and no cast.</summary>
    [Fact]
    public void Constants_StandBesideVectors()
    {
        Assert.Equal([0.0, 3, -3], (1 - A).ToArray());
        Assert.Equal([0.25, -0.5, 1], (0.25 * A).ToArray());
        Assert.Equal([0.5, -1, 2], (A / 2).ToArray());
        Assert.Equal([1.0 / 3, -2.0 / 3, 4.0 / 3], (A / A.Length).ToArray());
    }

    [Fact]
    public void Scalars_AreNumbers()
    {
        Scalar a = 3, b = -2;
        Assert.Equal((1, 5, -6, -1.5, -3), ((a + b).Value, (a - b).Value, (a * b).Value, (a / b).Value, (-a).Value));
        Assert.Equal(2.0, (1 - a + 4).Value);
        Assert.Equal("-1.5", (a / b).ToString());
    }

    [Theory]
    [InlineData("+", "a + b")]
    [InlineData("-", "a - b")]
    [InlineData("*", "a * b")]
    [InlineData("/", "a / b")]
    public void OtherLengths_AreAnError(string operation, string name)
    {
        Func<Vector, Vector, Vector> apply = operation switch
        {
            "+" => static (a, b) => a + b,
            "-" => static (a, b) => a - b,
            "*" => static (a, b) => a * b,
            _ => static (a, b) => a / b,
        };

        var error = Assert.Throws<ArgumentException>("b", () => apply(A, new(1, 2, 3, 4)));
        Assert.StartsWith($"{name}: expected two vectors of the same length; given 3 and 4 elements.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A vector of one element is not a number: where it should be, it says so.</summary>
    [Fact]
    public void OneElement_DoesNotSpread() => Assert.Throws<ArgumentException>("b", static () => A + new Vector(1));

    [Fact]
    public void Elements_AreCopied()
    {
        double[] elements = [1, 2];
        var vector = new Vector(elements);
        elements[0] = 9;
        vector.ToArray()[1] = 9;
        Assert.Equal([1.0, 2], vector.ToArray());

        var copy = new double[3];
        vector.CopyTo(copy);
        Assert.Equal([1.0, 2, 0], copy);
        var error = Assert.Throws<ArgumentException>("destination", () => vector.CopyTo(new double[1]));
        Assert.StartsWith("Expected room for 2 elements; given 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_CountFromZeroOrFromTheEnd()
    {
        Assert.Equal((1.0, 4.0, -2.0), (A[0].Value, A[^1].Value, A[1].Value));
        Assert.Equal([1.0, -2], A[..2].ToArray());
        Assert.Equal([-2.0, 4], A[1..].ToArray());
        Assert.Equal([-2.0], A[1..^1].ToArray());
        Assert.Equal(A.ToArray(), A[..].ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void PlacesOutside_AreAnError(int index)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("index", () => A[index]);
        Assert.StartsWith($"Expected index from 0 to 2; given {index}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 4)]
    public void RangesOutside_AreAnError(int start, int end)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("range", () => A[start..end]);
        Assert.StartsWith($"Expected at least one element within 0..3; given {start}..{end}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoElements_AreAnError()
    {
        Assert.Throws<ArgumentException>("elements", static () => new Vector());
        Assert.Throws<ArgumentOutOfRangeException>("length", static () => Vector.Zeros(0));
        Assert.Equal([0.0, 0], Vector.Zeros(2).ToArray());
    }

    [Fact]
    public void Null_IsAnError()
    {
        Assert.Throws<ArgumentNullException>("a", static () => -(Vector)null!);
        Assert.Throws<ArgumentNullException>("b", static () => A + (Vector)null!);
    }

    /// <summary>What a debugger shows.</summary>
    [Fact]
    public void Text_ShowsTheNumbers()
    {
        Assert.Equal("[1, -2, 0.333333]", new Vector(1, -2, 1.0 / 3).ToString());
        Assert.Equal("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...] (64)", Vector.Zeros(64).ToString());
    }
}
