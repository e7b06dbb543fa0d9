using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>Functions of constants.</summary>
public sealed class MathFunctionsTests
{
    public static TheoryData<string> Functions => ["Exp", "Log", "Log2", "Log10", "Sin", "Cos", "Tanh", "Sqrt"];

    /// <summary>The platform's functions are within two units in the last place of the exact values, which these are rounded from.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsWithinTwoUnitsOfThePlatforms(string name)
    {
        var random = new Random(20_260_601);
        var platform = typeof(Math).GetMethod(name, [typeof(double)])!.CreateDelegate<Func<double, double>>();
        for (var i = 0; i < 500; i++)
        {
            var x = (name is "Log" or "Log2" or "Log10" or "Sqrt" ? 1 : random.Next(2) == 0 ? 1 : -1) * Math.Pow(2, (random.NextDouble() * 40) - (name == "Exp" ? 35 : 32));
            var expected = platform(x);
            Assert.InRange((double)MathFunctions.Compute(name, [x])!, expected - (2 * Unit(expected)), expected + (2 * Unit(expected)));
        }
    }

    /// <summary>Published digits, rounded.</summary>
    [Theory]
    [InlineData("Exp", 1, 2.718281828459045)]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", -700, 9.859676543759770e-305)]
    [InlineData("Exp", 700, 1.0142320547350045e304)]
    [InlineData("Log", 2, 0.6931471805599453)]
    [InlineData("Log", 10, 2.302585092994046)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log2", 8, 3)]
    [InlineData("Log10", 0.001, -3)]
    [InlineData("Sin", 1, 0.8414709848078965)]
    [InlineData("Sin", 3.141592653589793, 1.2246467991473532e-16)]
    [InlineData("Cos", 1, 0.5403023058681398)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Tanh", 1, 0.7615941559557649)]
    [InlineData("Tanh", -50, -1)]
    [InlineData("Tanh", 1e-300, 1e-300)]
    public void Function_IsRoundedOnce(string name, double x, double expected) => Assert.Equal(expected, MathFunctions.Compute(name, [x]));

    [Theory]
    [InlineData(2, 10, 1024)]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, -2, 0.25)]
    [InlineData(2, 0.5, 1.4142135623730951)]
    [InlineData(10, -3, 0.001)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(1.1, 100, 13780.61233982238)]
    public void Power_IsRoundedOnce(double x, double y, double expected) => Assert.Equal(expected, MathFunctions.Compute("Pow", [x, y]));

    [Theory]
    [InlineData("Log", -1.0)]
    [InlineData("Log", 0.0)]
    [InlineData("Exp", 1e9)]
    [InlineData("Sin", double.NaN)]
    [InlineData("Tanh", double.NaN)]
    [InlineData("Pow", -2.0, 0.5)]
    [InlineData("Pow", 0.0, -1.0)]
    [InlineData("Pow", 10.0, 400.0)]
    public void WhatHasNoFiniteValue_IsNotComputed(string name, params double[] arguments) =>
        Assert.Null(MathFunctions.Compute(name, [.. arguments.Cast<object>()]));

    private static double Unit(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
