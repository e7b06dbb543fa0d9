using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>C# in, equations out.</summary>
public sealed class CellReaderTests
{
    private const string Plain = "[SameWidth] Vector x, [State] Vector h";
    private const string Memory = "[SameWidth] Vector x, [State] Vector h, [State] Matrix m";

    public static TheoryData<string, string> Expressions => new()
    {
        { "x + h", "%0 = Add(x, h)\n-> %0" },
        { "x", "-> x" },
        { "(x)", "-> x" },
        { "-x", "%0 = Negate(x)\n-> %0" },
        { "x - h * x / h", "%0 = Multiply(h, x)\n%1 = Divide(%0, h)\n%2 = Subtract(x, %1)\n-> %2" },

        // Numbers: one value for equal ones, bit by bit.
        { "1 - h", "%0 = 1\n%1 = Subtract(%0, h)\n-> %1" },
        { "1 - h * 1.0", "%0 = 1\n%1 = Multiply(h, %0)\n%2 = Subtract(%0, %1)\n-> %2" },
        { "-0.0 * h + 0.0 * x", "%0 = -0\n%1 = Multiply(%0, h)\n%2 = 0\n%3 = Multiply(%2, x)\n%4 = Add(%1, %3)\n-> %4" },
        { "(3 / 2 + 0x10) * h", "%0 = 17\n%1 = Multiply(%0, h)\n-> %1" },
        { "0.1f * h", "%0 = 0.10000000149011612\n%1 = Multiply(%0, h)\n-> %1" },
        { "Math.Sqrt(2) * h", "%0 = 1.4142135623730951\n%1 = Multiply(%0, h)\n-> %1" },
        { "Math.Max(3, Math.Abs(-4)) * h", "%0 = 4\n%1 = Multiply(%0, h)\n-> %1" },
        { "Math.Pow(-2, 3) * h", "%0 = -8\n%1 = Multiply(%0, h)\n-> %1" },
        { "Math.Exp(-1) * h", "%0 = 0.36787944117144233\n%1 = Multiply(%0, h)\n-> %1" },
        { "Math.PI * h", "%0 = 3.141592653589793\n%1 = Multiply(%0, h)\n-> %1" },
        { "new Scalar() * h", "%0 = 0\n%1 = Multiply(%0, h)\n-> %1" },
        { "new Scalar(0.5) * h", "%0 = 0.5\n%1 = Multiply(%0, h)\n-> %1" },
        { "(int)2.9 * h", "%0 = 2\n%1 = Multiply(%0, h)\n-> %1" },
        { "(Scalar)2 / (Scalar)3 * h", "%0 = 2\n%1 = 3\n%2 = Divide(%0, %1)\n%3 = Multiply(%2, h)\n-> %3" },

        // Widths are numbers too.
        { "h / x.Length", "%0 = Length(x)\n%1 = Divide(h, %0)\n-> %1" },
        { "h / Math.Sqrt(x.Length)", "%0 = Length(x)\n%1 = Sqrt(%0)\n%2 = Divide(h, %1)\n-> %2" },
        { "h * (1.0 / (x.Length - 1))", "%0 = Length(x)\n%1 = 1\n%2 = Subtract(%0, %1)\n%3 = Divide(%1, %2)\n%4 = Multiply(h, %3)\n-> %4" },

        { "h * (int)x.Length", "%0 = Length(x)\n%1 = Multiply(h, %0)\n-> %1" },

        // Functions.
        { "Sigmoid(Tanh(h))", "%0 = Tanh(h)\n%1 = Sigmoid(%0)\n-> %1" },
        { "LeakyRelu(h, 0.01)", "%0 = LeakyRelu(h, 0.01)\n-> %0" },
        { "Clamp(high: 2, a: h, low: -1)", "%0 = Clamp(h, -1, 2)\n-> %0" },
        { "Min(h, 3)", "%0 = 3\n%1 = Min(h, %0)\n-> %1" },
        { "RecurrentCell.Max(x, h)", "%0 = Max(x, h)\n-> %0" },
        { "Sin(Cos(Floor(h)))", "%0 = Floor(h)\n%1 = Cos(%0)\n%2 = Sin(%1)\n-> %2" },
        { "h * Math.Cos(x.Length)", "%0 = Length(x)\n%1 = Cos(%0)\n%2 = Multiply(h, %1)\n-> %2" },
        { "Select(x, h, 1)", "%0 = 1\n%1 = Select(x, h, %0)\n-> %1" },
        { "Select(b: h, a: 0, condition: x[0])", "%0 = 0\n%1 = Element(x, 0)\n%2 = Select(%1, %0, h)\n-> %2" },
        { "Dot(x, h) * h", "%0 = Dot(x, h)\n%1 = Multiply(%0, h)\n-> %1" },
        { "Softmax(LayerNorm(h))", "%0 = LayerNorm(h)\n%1 = Softmax(%0)\n-> %1" },
        { "Outer(x, h) * h", "%0 = Outer(x, h)\n%1 = Product(%0, h)\n-> %1" },
        { "Transpose(Outer(x, h)) * h", "%0 = Outer(x, h)\n%1 = Transpose(%0)\n%2 = Product(%1, h)\n-> %2" },
        { "Concat(Part(x, 0, 2), Part(h, 1, 2))", "%0 = Part(x, 0, 2)\n%1 = Part(h, 1, 2)\n%2 = Concat(%0, %1)\n-> %2" },
        { "Concat([Part(x, 0, 2), Part(h, 1, 2)])", "%0 = Part(x, 0, 2)\n%1 = Part(h, 1, 2)\n%2 = Concat(%0, %1)\n-> %2" },
        { "Concat(new[] { Part(x, 0, 2), Part(h, 1, 2) })", "%0 = Part(x, 0, 2)\n%1 = Part(h, 1, 2)\n%2 = Concat(%0, %1)\n-> %2" },

        // Vectors of numbers.
        { "Outer(h, new Vector(1, 2.5)) * new Vector(1.0, x.Length)", "%0 = 1\n%1 = 2.5\n%2 = Concat(%0, %1)\n%3 = Outer(h, %2)\n%4 = Length(x)\n%5 = Concat(%0, %4)\n%6 = Product(%3, %5)\n-> %6" },
        { "Outer(h, new Vector([3])) * new Vector([0.5])", "%0 = 3\n%1 = Concat(%0)\n%2 = Outer(h, %1)\n%3 = 0.5\n%4 = Concat(%3)\n%5 = Product(%2, %4)\n-> %5" },

        // Elements and slices.
        { "x[2] * h", "%0 = Element(x, 2)\n%1 = Multiply(%0, h)\n-> %1" },
        { "Sum(x[1..4]) * h", "%0 = Slice(x, 1, 3)\n%1 = Sum(%0)\n%2 = Multiply(%1, h)\n-> %2" },
        { "Sum(x[..2]) * h", "%0 = Slice(x, 0, 2)\n%1 = Sum(%0)\n%2 = Multiply(%1, h)\n-> %2" },
        { "Sum(Slice(x, 1 + 1, length: 3)) * h", "%0 = Slice(x, 2, 3)\n%1 = Sum(%0)\n%2 = Multiply(%1, h)\n-> %2" },
        { "x[..]", "-> x" },

        // What is known is chosen.
        { "1 < 2 ? x : h", "-> x" },
        { "2 switch { 1 => x, > 1 and not 3 => h, _ => throw new Exception() }", "-> h" },
        { "3 is 1 or 2 ? x : h", "-> h" },
    };

    public static TheoryData<string, string> Bodies => new()
    {
        { "var f = x + h; return f;", "f0 = Add(x, h)\n-> f0" },
        { "Vector f = x + h, g = f; return g;", "f0 = Add(x, h)\n-> f0" },
        { "Scalar a = 2; const double b = 3; return a * (b * h);", "%0 = 2\n%1 = 3\n%2 = Multiply(%1, h)\n%3 = Multiply(%0, %2)\n-> %3" },
        { "h += x; h *= 2; return h;", "h0 = Add(h, x)\n%1 = 2\nh2 = Multiply(h0, %1)\n-> h2" },
        { "Scalar s = 1; s += 2; s /= s; return s * h;", "%0 = 1\n%1 = 2\ns2 = Add(%0, %1)\ns3 = Divide(s2, s2)\n%4 = Multiply(s3, h)\n-> %4" },
        { "(h, x) = (x, h); return h;", "-> x" },
        { "var (a, b) = (x + h, x - h); (Vector c, _) = (a, b); return c * b;", "a0 = Add(x, h)\nb1 = Subtract(x, h)\n%2 = Multiply(a0, b1)\n-> %2" },
        { "(Scalar a, (double b, var c)) = (1, (2, h)); return a * b * c;", "%0 = 1\n%1 = 2\n%2 = Multiply(%0, %1)\n%3 = Multiply(%2, h)\n-> %3" },
        { "var t = (x, s: h); t.s = t.Item1; t.x = -t.Item2; return t.Item1;", "%0 = Negate(x)\n-> %0" },
        { "Vector a, b; a = b = x; return a + b;", "%0 = Add(x, x)\n-> %0" },
        { "_ = x; ; { return h; }", "-> h" },

        // Known numbers change as C# says.
        { "var k = 1; k += 2; k <<= 2; k--; k = -k % 4; return h * k++ * ++k;", "%0 = -3\n%1 = Multiply(h, %0)\n%2 = -1\n%3 = Multiply(%1, %2)\n-> %3" },
        { "var n = 2; return h * Math.Pow(y: n++, x: n);", "%0 = 9\n%1 = Multiply(h, %0)\n-> %1" },
        { "long k = 1L << 40; k /= 3; return h * k;", "%0 = 366503875925\n%1 = Multiply(h, %0)\n-> %1" },
        { "float k = 0.1f; k *= 3; return h * k;", "%0 = 0.30000001192092896\n%1 = Multiply(h, %0)\n-> %1" },
        { "int k = int.MaxValue; k++; return h * unchecked(k - 1);", "%0 = 2147483647\n%1 = Multiply(h, %0)\n-> %1" },
        { "bool b = true; b &= 1 > 2; b = b && int.Parse(\"a\") > 0; return !b || int.Parse(\"a\") > 0 ? x : h;", "-> x" },

        // Branches and loops leave what they came to.
        { "if (1 > 2) { return x; } else if (true) h = x * x; return h;", "h0 = Multiply(x, x)\n-> h0" },
        { "for (var i = 0; i < 3; i++) { if (i == 1) continue; h += i * x; } return h;", "%0 = 0\n%1 = Multiply(%0, x)\nh2 = Add(h, %1)\n%3 = 2\n%4 = Multiply(%3, x)\nh5 = Add(h2, %4)\n-> h5" },
        { "for (int i = 0, j = 9; ; i += 2, j--) { if (j - i < 5) break; h = i * h + j; } return h;", "%0 = 0\n%1 = Multiply(%0, h)\n%2 = 9\nh3 = Add(%1, %2)\n%4 = 2\n%5 = Multiply(%4, h3)\n%6 = 8\nh7 = Add(%5, %6)\n-> h7" },
        { "for (int i = 0; i < 2; i++) for (int j = i; j < 2; j++) h = h * x[j]; return h;", "%0 = Element(x, 0)\nh1 = Multiply(h, %0)\n%2 = Element(x, 1)\nh3 = Multiply(h1, %2)\n%4 = Element(x, 1)\nh5 = Multiply(h3, %4)\n-> h5" },
        { "for (var i = 0; true; i++) if (i == 2) return i * h;", "%0 = 2\n%1 = Multiply(%0, h)\n-> %1" },
        { "switch (3) { case 1: return x; case 2 or 3 when 1 < 2: h += x; break; default: throw new Exception(); } return h;", "h0 = Add(h, x)\n-> h0" },
        { "for (var i = 0; i < 2; i++) { switch (i) { case 0: continue; default: break; } h = i * h; } return h;", "%0 = 1\nh1 = Multiply(%0, h)\n-> h1" },
        { "checked { var k = 3; return k * h; }", "%0 = 3\n%1 = Multiply(%0, h)\n-> %1" },

        // Local functions see the variables around them.
        { "return Twice(x); Vector Twice(Vector v) { h = v + h; return h * 2; }", "h0 = Add(x, h)\n%1 = 2\n%2 = Multiply(h0, %1)\n-> %2" },
        { "Add(); Add(); return h; void Add() => h += x;", "h0 = Add(h, x)\nh1 = Add(h0, x)\n-> h1" },
    };

    public static TheoryData<string, string, string> Calls => new()
    {
        // An argument may call the same method.
        { "Gate(x, Gate(h, x))", "static Vector Gate(Vector a, Vector b) => Sigmoid(a - b);", "%0 = Subtract(h, x)\n%1 = Sigmoid(%0)\n%2 = Subtract(x, %1)\n%3 = Sigmoid(%2)\n-> %3" },
        { "Gate(b: x, a: h)", "static Vector Gate(Vector a, Vector b, double c = 0.5) { var sum = a - b; return c * sum; }", "sum0 = Subtract(h, x)\n%1 = 0.5\n%2 = Multiply(%1, sum0)\n-> %2" },
        { "Both(x).Sum * Both(h).Other", "static (Vector Sum, Scalar Other) Both(Vector a) => (a + a, Mean(a));", "%0 = Add(x, x)\n%1 = Mean(x)\n%2 = Add(h, h)\n%3 = Mean(h)\n%4 = Multiply(%0, %3)\n-> %4" },
        { "h.Scaled(Half)", "const double Half = 0.5;", "%0 = 0.5\n%1 = Multiply(%0, h)\n-> %1" },
        { "Power(h, 3)", "static Vector Power(Vector v, int n) { var p = v; for (var i = 1; i < n; i++) p *= v; return p; }", "p0 = Multiply(h, h)\np1 = Multiply(p0, h)\n-> p1" },
        { "Squash(h)", "static Vector Squash(Vector v) => Tanh(Twice(v)); static Vector Twice(Vector v) => v + v; static Vector Tanh(Vector v) => RecurrentCell.Tanh(-v);", "%0 = Add(h, h)\n%1 = Negate(%0)\n%2 = Tanh(%1)\n-> %2" },
        { "First(h)", "static Vector First(Vector v) { if (Deep > 2) return v; return -v; } const int Deep = 1 + Shallow; const int Shallow = 1;", "%0 = Negate(h)\n-> %0" },
        { "Chosen(Mode.B) * h", "enum Mode { A, B } static Scalar Chosen(Mode mode) => mode switch { Mode.A => 1, Mode.B => 2, _ => 3 };", "%0 = 2\n%1 = Multiply(%0, h)\n-> %1" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_IsReadAsEquations(string expression, string expected)
    {
        Assert.Equal(expected, Read($"return {expression};"));

        // The same as the body of the method.
        var block = Cells.Cell("return 0;", Plain);
        var method = UserProject.Of(block.Replace("{\n        return 0;\n    }", $"=> {expression};", StringComparison.Ordinal));
        Assert.Equal(expected, Print(method));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Body_IsReadAsEquations(string body, string expected) => Assert.Equal(expected, Read(body));

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_IsInlined(string expression, string members, string expected)
    {
        const string Extensions = "namespace Samples { using RnnGen.Equations; static class Extensions { public static Vector Scaled(this Vector v, double factor) => factor * v; } }";

        Assert.Equal(expected, Print(UserProject.Of(Cells.Cell($"return {expression};", Plain, members: members), Extensions)));
    }

    [Theory]
    [InlineData("Vector x, [State] Vector h, [State] Vector c", "(Vector, Vector)", "(c, h)", "-> c, h")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s", "(Vector h, Vector c)", "(s.c, s.Item1)", "-> c, h")]
    [InlineData("Vector x, [State] (Vector, Vector) s", "(Vector, Vector)", "s", "-> s1, s2")]
    [InlineData("Vector x, [State] (Vector h, Vector c) s, [State] (Vector h, Matrix m) t", "((Vector, Vector), (Vector, Matrix))", "(s, t)", "-> h, c, t_h, m")]
    [InlineData("Vector x, [State] Vector h, [State] Matrix m", "(Vector h, Matrix m)", "Both(h, m)", "-> h, m")]
    public void States_AreTheElementsOfTuples(string parameters, string result, string expression, string expected)
    {
        var source = Cells.Cell($"_ = x; return {expression};", parameters, result, "static (Vector, Matrix) Both(Vector v, Matrix w) => (v, w);");

        Assert.EndsWith(expected, Print(UserProject.Of(source)), StringComparison.Ordinal);
    }

    [Fact]
    public void MatrixStates_ComeOutOfEquations() =>
        Assert.Equal(
            "%0 = 0.9\n%1 = Multiply(m, %0)\n%2 = Outer(h, x)\nn3 = Add(%1, %2)\n%4 = ScaleRows(h, n3)\n%5 = ScaleColumns(%4, x)\nk6 = Hadamard(%5, m)\n%7 = Product(n3, x)\n%8 = Flatten(k6)\n%9 = Sum(%8)\n%10 = Multiply(%7, %9)\n-> %10, n3",
            Print(UserProject.Of(Cells.Cell("var n = m * 0.9 + Outer(h, x); var k = Hadamard(ScaleColumns(ScaleRows(h, n), x), m); return (n * x * Sum(Flatten(k)), n);", Memory, "(Vector, Matrix)"))));

    [Fact]
    public void Parameters_HoldWhatTheirAttributesSay()
    {
        const string Parameters =
            "[SameWidth] Vector x, [State] Vector h, [State(Width = 7)] Vector c, [State(Rows = 3, Columns = 4)] Matrix m, [Weight] Matrix w, "
            + "[Weight(Initializer = Initializer.HeNormal, Scale = 0.5, Rows = 5)] Vector p, [Recurrent(Rows = 6, Columns = 2)] Matrix u, [Bias(Initial = 1)] Vector b";
        var project = UserProject.Of(Cells.Cell("_ = w; return (h, c, m);", Parameters, "(Vector, Vector, Matrix)"));

        Assert.Equal(
            [
                new("x", CellParameterRole.Input, false) { IsAsWideAsUnits = true },
                new("h", CellParameterRole.State, false),
                new("c", CellParameterRole.State, false) { Rows = 7 },
                new("m", CellParameterRole.State, true) { Rows = 3, Columns = 4 },
                new("w", CellParameterRole.Weight, true),
                new("p", CellParameterRole.Weight, false) { Rows = 5, Initializer = Compiler.Declarations.Initializer.HeNormal, Scale = 0.5 },
                new("u", CellParameterRole.Recurrent, true) { Rows = 6, Columns = 2 },
                new CellParameter("b", CellParameterRole.Bias, false) { Initial = 1 },
            ],
            Cells.Equations(project).Parameters);
    }

    /// <summary>Methods lie in other files, and in parts of the class.</summary>
    [Fact]
    public void Step_IsFoundInWhicheverPartHasIt()
    {
        var project = UserProject.Of(
            "namespace Samples { partial class Custom { private static partial RnnGen.Equations.Vector Gate(RnnGen.Equations.Vector v) => Gates.Gate(v); } }",
            "namespace Samples { using RnnGen.Equations; static class Gates { public static Vector Gate(Vector v) => -v; } }",
            Cells.Cell("return Gate(x + h);", Plain, members: "private static partial Vector Gate(Vector w);"));

        Assert.Equal("%0 = Add(x, h)\n%1 = Negate(%0)\n-> %1", Print(project));
    }

    private static string Read(string body) => Print(UserProject.Of(Cells.Cell(body, Plain)));

    private static string Print(UserProject project)
    {
        Assert.DoesNotContain(project.Compilation.GetDiagnostics(), each => each.Severity == DiagnosticSeverity.Error);
        return Cells.Print(Cells.Equations(project));
    }
}
