using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>The messages of rules about cells that report several kinds of problem.</summary>
public sealed class CellMessageTests
{
    private const string Plain = "[SameWidth] Vector x, [State] Vector h";

    [Theory]
    [InlineData("return x.Length > 3 ? x : h;", "Decide by a constant of the class.")]
    [InlineData("if (x.Length is 3) return x; return h;", "Decide by a constant of the class.")]
    [InlineData("if ((1, 2) is (1, _)) return x; return h;", "is a tuple, but must be a single constant. Decide by one number.")]
    [InlineData("switch ((1, 2)) { case (1, _): return x; } return h;", "is a tuple, but must be a single constant. Decide by one number.")]
    [InlineData("var a = h is null; return h + x;", "depends on a value that the cell computes")]
    [InlineData("return h + Slice(x, 0, x.Length / 2);", "Use Part(v, i, n), the i-th of n equal parts")]
    [InlineData("return h / (int)Math.Sqrt(x.Length);", "equations do not truncate fractions")]
    public void Objection_SaysWhyNothingIsKnown(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Vector x, [State(Width = 3)] (Vector h, Vector c) s", "states have no sizes of their own")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s, [Weight] Matrix w_reverse", "second direction")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s, [Weight] Matrix h", "has the same name, 'h'")]
    public void Objection_SaysWhatIsWrongWithAParameter(string parameters, string expected) =>
        Assert.Contains(expected, Message("return s;", parameters, "(Vector, Vector)"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[State] Scalar c", "'[State(Width = 1)] Vector', and use its element [0]")]
    [InlineData("[Recurrent] Scalar c", "Mark it with [Weight].")]
    [InlineData("[Weight(Rows = 1)] Scalar c", "a number, which has no Rows and no Columns")]
    [InlineData("[Weight] Matrix[] c", "Declare one parameter per value.")]
    [InlineData("Scalar c", "Replace a number with a constant of the class.")]
    public void Objection_SaysWhatToDeclareInstead(string parameter, string expected) => Assert.Contains(expected, Message("return x + h;", Plain + ", " + parameter, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("return h + Vector.Zeros(3);", "0 * h + 1 is a vector of ones")]
    [InlineData("return h + Outer(h, h) * new Vector();", "'new Vector' has no numbers.")]
    [InlineData("return h + new Vector(x.ToArray());", "must be written one by one")]
    [InlineData("return h + new Matrix(1, 1, x.ToArray()) * h;", "pass a matrix that a method makes as a parameter with [Constant]")]
    [InlineData("return h + new Matrix(2, 2, [1, 0, 0]) * h;", "'new Matrix' has 3 numbers, but 2 rows of 2 columns have 4.")]
    [InlineData("return h + Random.Shared.NextDouble();", "Use the options Dropout, RecurrentDropout and Zoneout of the layer.")]
    [InlineData("return h + x[0].Value;", "use gates, Select, Min, Max, Clamp or Relu")]
    [InlineData("return h * System.Linq.Enumerable.Sum(x.ToArray());", "Use a 'for' loop with constant bounds.")]
    public void Objection_SaysWhatToWriteInstead(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Theory]
    [InlineData("for (var i = 0; i < 5_000; i++) { h = Tanh(h + x); } return h;", "Step amounts to more than 4096 equations")]
    [InlineData("for (var i = 0; ; i++) { }", "Step needs more than 262144 operations to read.")]
    public void Objection_SaysWhichBoundIsPassed(string body, string expected) => Assert.Contains(expected, Message(body, Plain, "Vector"), StringComparison.Ordinal);

    [Fact]
    public void Objection_ToWhatIsDeepIsAboutTheExpression() => Assert.Contains(
        "Step nests expressions, statements and calls more than 256 levels deep.",
        Message("return h + " + string.Concat(Enumerable.Repeat("(x + ", 300)) + "x" + new string(')', 300) + ";", Plain, "Vector"),
        StringComparison.Ordinal);

    private static string Message(string body, string parameters, string result) =>
        Assert.Single(Cells.Read(UserProject.Of(Cells.Cell(body, parameters, result))).Objections).Message;
}
