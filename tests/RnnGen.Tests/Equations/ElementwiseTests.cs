using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

/// <summary>The functions of one number, against values that were computed with 60 digits.</summary>
public sealed class ElementwiseTests : RecurrentCell
{
    /// <summary>The distance of 1 to the next number.</summary>
    private const double Ulp = 2.220446049250313e-16;

    public static TheoryData<string> Names => [.. Functions.OfOneNumber];

    [Theory]
    [InlineData("Sigmoid", -800, 0)]
    [InlineData("Sigmoid", -3, 0.04742587317756678)]
    [InlineData("Sigmoid", -0.5, 0.37754066879814546)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", 0.25, 0.5621765008857981)]
    [InlineData("Sigmoid", 2, 0.8807970779778824)]
    [InlineData("Sigmoid", 40, 1)]
    [InlineData("Tanh", -40, -1)]
    [InlineData("Tanh", -0.5, -0.46211715726000974)]
    [InlineData("Tanh", 0, 0)]
    [InlineData("Tanh", 0.25, 0.24491866240370913)]
    [InlineData("Tanh", 2, 0.9640275800758169)]
    [InlineData("Relu", -3, 0)]
    [InlineData("Relu", 0, 0)]
    [InlineData("Relu", 0.25, 0.25)]
    [InlineData("Elu", -40, -1)]
    [InlineData("Elu", -0.5, -0.3934693402873666)]
    [InlineData("Elu", 0, 0)]
    [InlineData("Elu", 0.25, 0.25)]
    [InlineData("Softplus", -800, 0)]
    [InlineData("Softplus", -3, 0.04858735157374206)]
    [InlineData("Softplus", 0, 0.6931471805599453)]
    [InlineData("Softplus", 0.25, 0.8259394198788436)]
    [InlineData("Softplus", 2, 2.1269280110429727)]
    [InlineData("Softplus", 800, 800)]
    [InlineData("Softsign", -3, -0.75)]
    [InlineData("Softsign", -0.5, -0.3333333333333333)]
    [InlineData("Softsign", 0, 0)]
    [InlineData("Softsign", 0.25, 0.2)]
    [InlineData("Gelu", -40, 0)]
    [InlineData("Gelu", -3, -0.003637392081773019)]
    [InlineData("Gelu", -0.5, -0.15428599017485609)]
    [InlineData("Gelu", 0, 0)]
    [InlineData("Gelu", 0.25, 0.149675350701685)]
    [InlineData("Gelu", 2, 1.954597694087775)]
    [InlineData("Gelu", 40, 40)]
    [InlineData("Silu", -800, 0)]
    [InlineData("Silu", -3, -0.14227761953270035)]
    [InlineData("Silu", -0.5, -0.18877033439907273)]
    [InlineData("Silu", 0, 0)]
    [InlineData("Silu", 0.25, 0.14054412522144952)]
    [InlineData("Silu", 2, 1.7615941559557649)]
    [InlineData("Exp", -3, 0.049787068367863944)]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", 0.25, 1.2840254166877414)]
    [InlineData("Exp", 2, 7.38905609893065)]
    [InlineData("Log", 0.25, -1.3862943611198906)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", 2, 0.6931471805599453)]
    [InlineData("Log", 1e300, 690.7755278982137)]
    [InlineData("Sqrt", 0, 0)]
    [InlineData("Sqrt", 0.25, 0.5)]
    [InlineData("Sqrt", 2, 1.4142135623730951)]
    [InlineData("Sin", -3, -0.1411200080598672)]
    [InlineData("Sin", 0, 0)]
    [InlineData("Sin", 0.25, 0.24740395925452294)]
    [InlineData("Sin", 40, 0.7451131604793488)]
    [InlineData("Cos", -3, -0.9899924966004454)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Cos", 0.25, 0.9689124217106447)]
    [InlineData("Cos", 40, -0.6669380616522619)]
    [InlineData("Floor", -3, -3)]
    [InlineData("Floor", -0.5, -1)]
    [InlineData("Floor", 0.25, 0)]
    [InlineData("Floor", 40.75, 40)]
    [InlineData("Abs", -3, 3)]
    [InlineData("Abs", 0, 0)]
    [InlineData("Abs", 0.25, 0.25)]
    public void Functions_HaveTheirValues(string name, double a, double expected)
    {
        var value = Functions.Apply<Scalar>(name, a).Value;

        // At most eight operations, each exact to an ulp of a number that is not above 1 or the value itself.
        Assert.Equal(expected, value, 8 * Ulp * Math.Max(1, Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_ActOnEachElementOfVectorsAndMatrices(string name)
    {
        double[] elements = [-2, -0.75, 0, 0.5, 1.25, 3];
        var expected = elements.Select(a => Functions.Apply<Scalar>(name, a).Value);

        Assert.Equal(expected, Functions.Apply(name, new Vector(elements)).ToArray());
        var matrix = Functions.Apply(name, new Matrix(3, 2, elements));
        Assert.Equal((3, 2), (matrix.Rows, matrix.Columns));
        Assert.Equal(expected, matrix.ToArray());
    }

    [Fact]
    public void EveryFunctionOfOneNumber_HasAllThreeForms()
    {
        Assert.Equal(15, Functions.OfOneNumber.Length);
        Assert.All(Functions.OfOneNumber, name => Assert.True(Functions.Has(name, typeof(Vector)) && Functions.Has(name, typeof(Matrix)), name));
    }

    [Theory]
    [InlineData(-2, -0.25)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    public void LeakyRelu_HasItsSlopeBelowZero(double a, double expected)
    {
        Assert.Equal(expected, LeakyRelu(a, 0.125).Value);
        Assert.Equal([expected], LeakyRelu(new Vector(a), 0.125).ToArray());
        Assert.Equal([expected], LeakyRelu(new Matrix(1, 1, [a]), 0.125).ToArray());
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void LeakyRelu_RefusesOtherSlopes(double slope)
    {
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => LeakyRelu(1, slope));
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => LeakyRelu(new Vector(1), slope));
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => LeakyRelu(Matrix.Zeros(1, 1), slope));
    }

    [Theory]
    [InlineData(-2, -0.5)]
    [InlineData(1, 1)]
    [InlineData(9, 2)]
    public void Clamp_KeepsWithinItsLimits(double a, double expected)
    {
        Assert.Equal(expected, Clamp(a, -0.5, 2).Value);
        Assert.Equal([expected], Clamp(new Vector(a), -0.5, 2).ToArray());
        Assert.Equal([expected], Clamp(new Matrix(1, 1, [a]), -0.5, 2).ToArray());
    }

    [Fact]
    public void Clamp_RefusesLimitsOutOfOrder()
    {
        const string Message = "Expected a lower limit below the upper one; given 2 and -0.5.";
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>("high", static () => Clamp(1, 2, -0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("high", static () => Clamp(new Vector(1), 1, 1));
        Assert.Throws<ArgumentException>("high", static () => Clamp(Matrix.Zeros(1, 1), 0, double.NaN));
    }

    [Fact]
    public void MinAndMax_ChooseElementByElement()
    {
        var (a, b) = (new Vector(1, -2, 3), new Vector(0, 5, 3));

        Assert.Equal([0.0, -2, 3], Min(a, b).ToArray());
        Assert.Equal([1.0, 5, 3], Max(a, b).ToArray());
        Assert.Equal([1.0, -2, 2], Min(a, 2).ToArray());
        Assert.Equal([2.0, 2, 3], Max(a, 2).ToArray());
        Assert.Equal([2.0, 2, 3], Max(2, a).ToArray());
        Assert.Equal([1.0, -2, 2], Min(2, a).ToArray());
        Assert.Equal(-1, Min(-1, 2).Value);
        Assert.Equal(2, Max(-1, 2).Value);
    }

    [Fact]
    public void Select_ChoosesElementByElement()
    {
        var (c, a, b) = (new Vector(1, 0, -2, double.NaN), new Vector(1, 2, 3, 4), new Vector(5, 6, 7, 8));

        Assert.Equal([1.0, 6, 7, 8], Select(c, a, b).ToArray());
        Assert.Equal([1.0, 9, 9, 9], Select(c, a, 9).ToArray());
        Assert.Equal([9.0, 6, 7, 8], Select(c, 9, b).ToArray());
        Assert.Equal([3.0, -3, -3, -3], Select(c, 3, -3).ToArray());
        Assert.Equal(a.ToArray(), Select(0.5, a, b).ToArray());
        Assert.Equal(b.ToArray(), Select(0, a, b).ToArray());
        Assert.Equal([9.0, 9, 9, 9], Select(-1, a, 9).ToArray());
        Assert.Equal([9.0, 9, 9, 9], Select(1, 9, b).ToArray());
        Assert.Equal(2, Select(1, 2, 3).Value);
        Assert.Equal(3, Select(double.NaN, 2, 3).Value);
    }

    [Fact]
    public void Select_RefusesVectorsOfOtherLengths()
    {
        const string Message = "Select(condition, a, b): expected two vectors of the same length; given 2 and 1 elements.";
        var (two, one) = (new Vector(1, 2), new Vector(1));
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Select(two, two, one)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Select(two, one, two)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Select(two, one, 0)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Select(two, 0, one)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>(() => Select(0, two, one)).Message, StringComparison.Ordinal);
    }

    /// <summary>A NaN is not hidden by a limit: training would go on with it elsewhere.</summary>
    [Fact]
    public void NoNumber_StaysNone()
    {
        Assert.All(Functions.OfOneNumber, static name => Assert.Equal(double.NaN, Functions.Apply<Scalar>(name, double.NaN).Value));
        Assert.Equal(double.NaN, Clamp(double.NaN, -1, 1).Value);
        Assert.Equal(double.NaN, LeakyRelu(double.NaN, 0.5).Value);
    }
}
