using System.Globalization;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>What is said about a cell, where one rule speaks of several things.</summary>
public sealed class CellMessageTests
{
    private const string Plain = "[SameWidth] Vector x, [State] Vector h";

    [Theory]
    [InlineData("return x.Length > 3 ? x : h;", "decide by a constant of the class")]
    [InlineData("if (x.Length is 3) return x; return h;", "decide by a constant of the class")]
    [InlineData("if ((1, 2) is (1, _)) return x; return h;", "it is a tuple; decide by one number")]
    [InlineData("switch ((1, 2)) { case (1, _): return x; } return h;", "it is a tuple; decide by one number")]
    [InlineData("var a = h is null; return h + x;", "it depends on what the cell computes")]
    [InlineData("return h + Slice(x, 0, x.Length / 2);", "Part(v, i, n) is the i-th of n equal parts")]
    [InlineData("return h / (int)Math.Sqrt(x.Length);", "equations do not cut off fractions")]
    public void Objection_SaysWhyNothingIsKnown(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Vector x, [State(Width = 3)] (Vector h, Vector c) s", "states have no sizes of their own")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s, [Weight] Matrix w_reverse", "second direction")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s, [Weight] Matrix h", "a second value called 'h'")]
    public void Objection_SaysWhatIsWrongWithAParameter(string parameters, string expected) =>
        Assert.Contains(expected, Message("return s;", parameters, "(Vector, Vector)"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[State] Scalar c", "'[State(Width = 1)] Vector', and take its element [0]")]
    [InlineData("[Weight] Scalar c", "'[Weight(Rows = 1)] Vector', and take its element [0]")]
    [InlineData("[Bias] Scalar c", "'[Weight(Rows = 1)] Vector', and take its element [0]")]
    [InlineData("[Weight] Matrix[] c", "a parameter for each of its values")]
    [InlineData("Scalar c", "numbers are constants of the class")]
    public void Objection_SaysWhatToDeclareInstead(string parameter, string expected) => Assert.Contains(expected, Message("return x + h;", Plain + ", " + parameter, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("return h + Vector.Zeros(3);", "0 * h + 1 is a vector of ones")]
    [InlineData("return h + new Vector(1.0, 2.0);", "0 * h + 1 is a vector of ones")]
    [InlineData("return h + Random.Shared.NextDouble();", "Dropout, RecurrentDropout and Zoneout of the layer draw them")]
    [InlineData("return h + x[0].Value;", "gates, Min, Max, Clamp and Relu choose between values")]
    [InlineData("return h * System.Linq.Enumerable.Sum(x.ToArray());", "use a 'for' loop whose bounds are constants")]
    public void Objection_SaysWhatToWriteInstead(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("for (var i = 0; i < 5_000; i++) { h = Tanh(h + x); } return h;", "Step comes to more than 4096 equations.")]
    [InlineData("for (var i = 0; ; i++) { }", "Step runs through more than 262144 operations before it ends.")]
    public void Objection_SaysWhichBoundIsPassed(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Fact]
    public void Objection_ToWhatIsDeepIsAboutTheExpression() => Assert.Contains(
        "Step has more than 256 expressions, statements and calls within each other.",
        Message("return h + " + string.Concat(Enumerable.Repeat("(x + ", 300)) + "x" + new string(')', 300) + ";", Plain, "Vector"),
        StringComparison.Ordinal);

    private static string Message(string body, string parameters, string result)
    {
        var objection = Assert.Single(Cells.Read(UserProject.Of(Cells.Cell(body, parameters, result))).Objections);
        return string.Format(CultureInfo.InvariantCulture, objection.Rule.Message, [.. objection.Arguments]);
    }
}
