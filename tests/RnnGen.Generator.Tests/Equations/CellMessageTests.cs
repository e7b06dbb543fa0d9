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

    private static string Message(string body, string parameters, string result)
    {
        var objection = Assert.Single(Cells.Read(UserProject.Of(Cells.Cell(body, parameters, result))).Objections);
        return string.Format(CultureInfo.InvariantCulture, objection.Rule.Message, [.. objection.Arguments]);
    }
}
