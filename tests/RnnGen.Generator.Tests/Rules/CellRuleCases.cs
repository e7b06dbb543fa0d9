using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;
using static RnnGen.Generator.Tests.Testing.Cells;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>The rules about users' cells.</summary>
internal static class CellRuleCases
{
    private const string Plain = "[SameWidth] Vector x, [State] Vector h";
    private const string Usings = "using System; using RnnGen; using RnnGen.Equations; ";
    private const string Step = "public static Vector Step([SameWidth] Vector x, [State] Vector h) => h + x;";

    public static IEnumerable<RuleCase> All { get; } =
    [
        // On the network.
        new(RuleIds.EquationsMissing, Sources.Network("[Input(3)] [[|Cell<RnnGen.Equations.RecurrentCell>(4)|]] [Dense(2)]")),
        new(RuleIds.CellWidths, Sources.Network("[Input(3)] [[|Cell<Custom>(4)|]] [Dense(2)]", InNetworksFile("h + x"))),
        new(RuleIds.CellWidths, Sources.Network("[Input(3)] [[|Cell<Custom>(3)|]] [Dense(2)]", InNetworksFile("Concat(Part(x, 0, 2), Part(h, 1, 2))"))),
        new(RuleIds.CellWidths, Sources.Network("[Input(3)] [[|Cell<Custom>(3)|]] [Dense(2)]", InNetworksFile("h + x * x[5]"))),
        new(RuleIds.CellWidths, Sources.Network("[Input(1_100)] [[|Cell<Custom>(1_100)|]] [Dense(2)]", InNetworksFile("h + Outer(x, h) * h"))),
        new(RuleIds.CellWidths, Sources.Network(
            "[Input(3)] [Gru(3)] [Decoder(Feedback = FeedbackSource.Zeros)] [[|Cell<Custom>(3)|]] [Dense(2)]", InNetworksFile("h + x"), "Shape = SequenceShape.EncoderDecoder, Steps = 3, OutputSteps = 2")),
        new(RuleIds.CellNormalization, Sources.Network("[Input(3)] [Cell<Custom>(3, LayerNorm = [|true|])] [Dense(2)]", InNetworksFile("h + x"))),
        new(null, Sources.Network("[Input(3)] [Cell<Custom>(3)] [Dense(2)]", InNetworksFile("h + x"))),

        // The class.
        new(RuleIds.CellNotPartial, Usings + "public class [|Custom|] : RecurrentCell { " + Step + " }"),
        new(RuleIds.CellNotPartial, Usings + "public class Outer { public partial class [|Custom|] : RecurrentCell { " + Step + " } }"),
        new(null, Usings + "class Custom : RecurrentCell { " + Step + " }"),
        new(null, Usings + "public class Outer { internal partial class Custom : RecurrentCell { " + Step + " } }"),
        new(RuleIds.UnsupportedCellClass, Usings + "public abstract partial class [|Custom|] : RecurrentCell { " + Step + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "public partial class [|Custom|]<T> : RecurrentCell { " + Step + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "public partial class Outer<T> { public partial class [|Custom|] : RecurrentCell { " + Step + " } }"),
        new(RuleIds.UnsupportedCellClass, Usings + "file partial class [|Custom|] : RecurrentCell { " + Step + " }"),
        new(null, Usings + "public abstract class Custom : RecurrentCell { protected static Vector Twice(Vector v) { Console.WriteLine(); return v; } }"),
        new(null, Usings + "public sealed class Custom { " + Step.Replace("[SameWidth] Vector x", "int x", StringComparison.Ordinal).Replace("h + x", "h", StringComparison.Ordinal) + " }"),

        // The method.
        new(RuleIds.StepMissing, Usings + "public partial class [|Custom|] : RecurrentCell { }"),
        new(RuleIds.StepMissing, Usings + "public partial class [|Custom|] : RecurrentCell { public static Vector Step => new(1); }"),
        new(RuleIds.StepMissing, Class("public Vector [|Step|](Vector x, [State] Vector h) => h + x;")),
        new(RuleIds.StepMissing, Class("public static Vector [|Step|]<T>(Vector x, [State] Vector h) => h + x;")),
        new(RuleIds.StepMissing, Class("public static Vector Step(Vector x, [State] Vector h) => h + x; public static Vector [|Step|](Vector x) => x;")),
        new(RuleIds.StepMissing, Class("public static async System.Threading.Tasks.Task<Vector> [|Step|](Vector x, [State] Vector h) { await System.Threading.Tasks.Task.Yield(); return h + x; }")),
        new(RuleIds.StepMissing, Class("[System.Runtime.InteropServices.DllImport(\"a\")] public static extern Vector [|Step|](Vector x, [State] Vector h);")),

        // Its parameters.
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, Vector [|y|], [State] Vector h")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, Vector [|y|], [SameWidth] Vector [|z|], [State] Vector h")),
        new(RuleIds.StepParameter, Cell("return h;", "[State] Vector h", step: "[|Step|]")),
        new(RuleIds.StepParameter, Cell("return x;", "Vector x", step: "[|Step|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State] Vector h, double [|rate|], Scalar [|s|], int[] [|n|], [Weight] string [|t|], [State] Scalar [|c|], dynamic [|d|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State] Vector h, Matrix [|m|], (Vector, Vector) [|t|], [Bias] Matrix [|b|], [Weight] (Vector, Vector) [|w|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State] (Vector, double) [|h|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State, Weight] Vector [|h|], [Weight, SameWidth] Vector [|w|]")),
        new(RuleIds.StepParameter, Cell("y = x; return h + x;", "ref Vector [|x|], in Vector [|z|], out Vector [|y|], [State] Vector h")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State] Vector h, [Weight] Vector [|w|] = null!, params Vector[] [|more|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State(Columns = 2)] Vector [|h|], [State(Rows = 2)] Vector [|c|], [State(Width = 2)] Matrix [|m|], [Weight(Columns = 3)] Vector [|w|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State(Width = -1)] Vector [|h|], [Weight(Rows = 70_000)] Matrix [|w|], [Bias(Initial = double.NaN)] Vector [|b|]")),
        new(RuleIds.StepParameter, Cell("return h + x;", "Vector x, [State] Vector h, [Weight(Initializer = (Initializer)99)] Matrix [|w|], [Recurrent(Scale = -1)] Matrix [|u|]")),
        new(RuleIds.StepParameter, Cell("return s;", Plain.Replace("Vector h", "(Vector h, Vector c) s", StringComparison.Ordinal).Replace("[State]", "[State(Width = 3)]", StringComparison.Ordinal).Replace(" s", " [|s|]", StringComparison.Ordinal), "(Vector, Vector)")),
        new(RuleIds.StepParameter, Cell("return s;", "Vector x, [State(Rows = 4, Columns = 4)] (Matrix a, Matrix b) [|s|]", "(Matrix, Matrix)")),
        new(RuleIds.StepParameter, Cell("return h + x;", "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix [|w_reverse|], [Bias] Vector [|_reverse|]")),
        new(RuleIds.StepParameter, Cell("return (h, s);", "Vector x, [State] Vector h, [State] (Vector h, Matrix m) [|s|]", "(Vector, (Vector, Matrix))")),
        new(RuleIds.StepParameter, Cell("return s;", "Vector x, [State] (Vector h, Vector b) s, [Bias] Vector [|b|]", "(Vector, Vector)")),
        new(RuleIds.StepParameter, Cell("return h + x;", "[SameWidth] Vector x, [State] Vector h, [Recurrent] Scalar [|r|], [Weight(Rows = 1)] Scalar [|v|], [Weight(Columns = 2)] Scalar [|w|]")),
        new(RuleIds.UnusedParameter, Cell("return h + x;", "[SameWidth] Vector x, [State] Vector h, [Weight] Scalar [|a|]")),
        new(null, Cell("return a * h + x + b;", "[SameWidth] Vector x, [State] Vector h, [Weight(Initializer = Initializer.Constant)] Scalar a, [Bias(Initial = 0.5)] Scalar b")),
        new(null, Cell("return h + x + Dot(new Vector(1, -2.5), x[..2]);", "[SameWidth] Vector x, [State] Vector h")),
        new(null, Cell("return h_reverse + x;", "[SameWidth] Vector x, [State] Vector h_reverse")),

        // Its result.
        new(RuleIds.StepResult, Cell("return (h, h);", Plain, "[|(Vector, Vector)|]")),
        new(RuleIds.StepResult, Cell("", Plain, "[|void|]")),
        new(RuleIds.StepResult, Cell("return 1;", Plain, "[|Scalar|]")),
        new(RuleIds.StepResult, Cell("return h;", Plain + ", [State] Vector c", "[|Vector|]")),
        new(RuleIds.StepResult, Cell("return (m, h);", Plain + ", [State] Matrix m", "[|(Matrix, Vector)|]")),
        new(RuleIds.StepResult, Cell("return (c, h);", Plain + ", [State] Vector c", "[|(Vector c, Vector h)|]")),
        new(RuleIds.StepResult, Cell("return new[] { h };", Plain, "[|Vector[]|]")),
        new(null, Cell("return (h + x, c);", Plain + ", [State] Vector c", "(Vector a, Vector b)")),
        .. Equations,
    ];

    private static RuleCase[] Equations =>
    [
        // Statements.
        Wrong("[|while (true) { }|] return h + x;"),
        Wrong("[|do { h += x; } while (false);|] return h;"),
        Wrong("[|foreach (var i in new[] { 1 }) { }|] return h + x;"),
        Wrong("[|try { h += x; } finally { }|] return h;"),
        Wrong("[|using (null) { }|] return h + x;"),
        Wrong("[|using var a = (IDisposable?)null;|] return h + x;"),
        Wrong("[|lock (h) { }|] return h + x;"),
        Wrong("[|goto end;|] end: return h + x;"),
        Wrong("[|end: h += x;|] if (1 > 2) goto end; return h;"),
        Wrong("[|throw new Exception();|]"),
        Wrong("unsafe { [|fixed (int* p = new int[3]) { }|] } return h + x;") with { AllowsUnsafe = true },
        Wrong("switch (1) { case 1: [|goto case 2;|] case 2: return x; } return h;"),

        // Expressions.
        Wrong("return 1 > 2 ? h : [|throw new Exception()|];"),
        Wrong("[|Console.WriteLine(x)|]; return h + x;"),
        Wrong("return h + x * [|new Random().NextDouble()|];"),
        Wrong("return h + [|new Vector(h.ToArray())|] + [|Vector.Zeros(2)|];"),
        Wrong("return h + x * [|_rate|];", "static readonly double _rate = 1;"),
        Wrong("return h + x * [|Rate|];", "static double Rate => 1;"),
        Wrong("return h + x * [|double.Parse(\"1\")|];"),
        Wrong("return h + x * [|x[0].Value|];"),
        Wrong("return h + x * [|Outer(x, x)[0, 0]|];"),
        Wrong("return h + x * [|x.ToArray()[0]|];"),
        Wrong("[|x[0].ToString()|]; return h + x;"),
        Wrong("var f = [|(Vector v) => v|]; return h + x;"),
        Wrong("Func<Vector, Vector> f = [|Tanh|]; return h + x;"),
        Wrong("Func<Vector, Vector> f = [|v => v|]; return h + x;"),
        Wrong("var a = [|new[] { 1, 2 }|]; return h + x;"),
        Wrong("int[] a = [|[1, 2]|]; return h + x;"),
        Wrong("var a = [|\"text\"|]; return h + x;"),
        Wrong("var a = [|$\"{1}\"|]; return h + x;"),
        Wrong("var a = [|'c'|]; return h + x;"),
        Wrong("var a = [|1m|]; return h + x;"),
        Wrong("byte a = [|3|]; return h + a * x;"),
        Wrong("object a = [|h|]; return h + x;"),
        Wrong("dynamic a = [|3|]; return h + x;"),
        Wrong("Vector? a = [|null|]; return h + x;"),
        Wrong("return h + [|default(Vector)|]!;"),
        Wrong("return ([|h ?? x|]) + x;"),
        Wrong("var a = [|h|] is null; return h + x;", rule: RuleIds.NotConstant),
        Wrong("var a = [|typeof(int)|]; return h + x;"),
        Wrong("ref var [|a = ref h|]; return h + x;"),
        Wrong("var a = [|1..2|]; return h + x;"),
        Wrong("if ([|(1, 2) == (1, 2)|]) h += x; return h;"),
        Wrong("return h + x * [|x[^1]|];"),
        Wrong("[|_count|] = 3; return h + x;", "static int _count; static int Count => _count;"),
        Wrong("[|_count|]++; return h + x;", "static int _count; static int Count => _count;"),
        Wrong("return h + x * [|Math.CopySign(1, 2)|] * [|Math.Log(-1)|];"),
        Wrong("return h + x * (1 / [|3.CompareTo(2)|]);"),
        Wrong("var zero = 0; return h + x * ([|1 / zero|]);"),
        Wrong("var k = int.MaxValue; return h + x * checked([|k + 1|]);"),
        Wrong("return h + x * ([|3|] switch { 1 => 2, 2 => 3 });"),

        // Numbers of functions.
        Wrong("return h + x + [|Clamp(x, 1, -1)|] + [|Clamp(x, double.NaN, 1)|];"),
        Wrong("return h + x + [|LeakyRelu(x, -0.5)|] + [|LeakyRelu(x, 2)|];"),
        Wrong("return h + x * Sum(Part(x, [|-1|], 2)) * Sum(Part(x, 0, [|0|])) * Sum([|Part(x, 2, 2)|]);"),
        Wrong("return h + x * Sum(Slice(x, [|-1|], 2)) * Sum(Slice(x, 0, [|0|])) * Sum([|Slice(x, int.MaxValue, 2)|]);"),
        Wrong("return h + x * x[[|-1|]] * Sum(x[[|2..2|]]) * Sum(x[[|3..1|]]);"),
        Wrong("return h + x * x[[|int.MaxValue|]] * x[int.MaxValue - 1];"),
        Wrong("var all = [|new[] { x, h }|]; return Concat([|all|]);"),
        Wrong("return h + x + [|Concat()|];"),

        // Calls.
        Wrong("return [|Go(h)|] + x;", "static T Go<T>(T v) => v;"),
        Wrong("return [|new Custom().Go(h)|] + x;", "Vector Go(Vector v) => v;"),
        Wrong("return [|Go(ref h)|] + x;", "static Vector Go(ref Vector v) => v;"),
        Wrong("return [|Go(h, out var c)|] + x + c;", "static Vector Go(Vector v, out Vector c) => c = v;"),
        Wrong("return [|Go(h, x)|];", "static Vector Go(params Vector[] v) => v[0];"),
        Wrong("return [|Go(h, __arglist(x))|];", "static Vector Go(Vector v, __arglist) => v;"),
        Wrong("return h + x + [|Go(h)|];", "static ref Vector Go(Vector v) { throw new Exception(); }"),
        Wrong("return [|Inner<int>.Go(h)|] + x;", "static class Inner<T> { public static Vector Go(Vector v) => v; }"),
        Wrong("Func<Vector, Vector>? f = [|null|]; return [|f!(h)|] + x;"),
        Wrong("return Go(h) + x;", "static Vector Go(Vector v) { [|Console.WriteLine()|]; return v; }"),
        Wrong("for (var i = 0; i < 3; i++) h = Go(h); return h + x;", "static Vector Go(Vector v) { [|Console.WriteLine()|]; return v; }"),

        // What is not constant.
        Wrong("if ([|x.Length|] > 3) return x; return h;", rule: RuleIds.NotConstant),
        Wrong("return [|x.Length|] > h.Length ? x : h;", rule: RuleIds.NotConstant),
        Wrong("for (var i = 0; i < [|x.Length|]; i++) h += x; return h;", rule: RuleIds.NotConstant),
        Wrong("return [|x.Length|] switch { 1 => x, _ => h };", rule: RuleIds.NotConstant),
        Wrong("switch ([|x.Length|]) { case 1: return x; } return h;", rule: RuleIds.NotConstant),
        Wrong("switch ([|(1, 2)|]) { case (1, _): return x; } return h;", rule: RuleIds.NotConstant),
        Wrong("if ([|x.Length|] is 3) return x; return h;", rule: RuleIds.NotConstant),
        Wrong("return h + x * Sum(x[[|1..|]]) * Sum(x[[|^2|]..3]) * Sum(x[1..[|^1|]]);", rule: RuleIds.NotConstant),
        Wrong("return h + x * x[[|h.Length|]];", rule: RuleIds.NotConstant),
        Wrong("return h + x / [|(int)Math.Sqrt(x.Length)|];", rule: RuleIds.NotConstant),
        Wrong("return h + x * [|(int)(x.Length / 2.0)|] * (int)x.Length * (int)2.5;", rule: RuleIds.NotConstant),
        Wrong("var n = [|(int)(0.1 * x.Length)|]; return h + x * n;", rule: RuleIds.NotConstant),
        Wrong("return h + LeakyRelu(x, [|Math.Sqrt(h.Length)|]);", rule: RuleIds.NotConstant),
        Wrong("return h + Slice(x, 0, [|x.Length|]);", rule: RuleIds.NotConstant),
        Wrong("return h + Slice(x, 0, [|x.Length|] / 2);", rule: RuleIds.NotConstant),

        // Recursion and size.
        Wrong("return Go(h + x);", "static Vector Go(Vector v) => [|Go(v)|];", RuleIds.RecursiveEquations),
        Wrong("return Go(h + x);", "static Vector Go(Vector v) { return Other(v); } static Vector Other(Vector v) => -[|Go(v)|];", RuleIds.RecursiveEquations),
        Wrong("return [|Step(x, h)|];", rule: RuleIds.RecursiveEquations),
        Wrong("return Local(x) + h; Vector Local(Vector v) => [|Local(v)|];", rule: RuleIds.RecursiveEquations),
        Wrong("[|for (;;)|] { }", rule: RuleIds.TooManyEquations),
        Wrong("[|for (var i = 0; ; i++)|] h += x;", rule: RuleIds.TooManyEquations),
        Wrong("[|for (var i = 0; i < 100; i++)|] for (var j = 0; j < 100; j++) h += x; return h;", rule: RuleIds.TooManyEquations),
        Wrong("return [|Go(h, x)|];", "static Vector Go(Vector v, Vector x) { for (var i = 0; i < 5_000; i++) v += x; return v; }", RuleIds.TooManyEquations),
        Wrong("return h" + string.Concat(Enumerable.Repeat(" + x", 5_000)) + ";", rule: RuleIds.TooManyEquations, step: "[|Step|]"),
        Wrong("return [|h + " + string.Concat(Enumerable.Repeat("(x + ", 300)) + "x" + new string(')', 300) + "|];", rule: RuleIds.TooManyEquations),
        new(null, Cell("return h" + string.Concat(Enumerable.Repeat(" + x", 600)) + ";", Plain)),
        new(null, Cell("return 1 < 2 && 2 < 3 || 1 / Zero > 0 ? h + x : x;", Plain, members: "static int Zero => throw new Exception();")),

        // Types.
        Wrong("return h + [|x|];", rule: RuleIds.ShapeMismatch, parameters: "Vector x, [State] Vector h"),
        Wrong("return w * x + u * h + Outer(h, h) * [|Concat(h, h)|] + b * Dot(h, [|x|]);", rule: RuleIds.ShapeMismatch, parameters: Parameters),
        Wrong("return h + Concat(w * x, u * x);", rule: RuleIds.ShapeMismatch, parameters: "Vector x, [State] Vector h, [Weight] Matrix w, [Weight] Matrix [|u|]"),
        Wrong("return [|Concat(h, h) + Concat(x, x)|];", rule: RuleIds.ShapeMismatch),
        Wrong("return ([|x|], h);", rule: RuleIds.ShapeMismatch, parameters: "Vector x, [State] Vector h, [State] Vector c", result: "(Vector, Vector)"),
        Wrong("return Gate(h, x) + w * x;", "static Vector Gate(Vector a, Vector b) => Sigmoid(a + [|b|]);", RuleIds.ShapeMismatch, "Vector x, [State] Vector h, [Weight] Matrix w"),
        Wrong("return h + ([|Transpose(w)|] + w) * x;", rule: RuleIds.TransposeUse, parameters: "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix w"),
        Wrong("return h + (w - [|2 * Transpose(w)|]) * x;", rule: RuleIds.TransposeUse, parameters: "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix w"),
        Wrong("return h + Sigmoid([|Transpose(w)|]) * x;", rule: RuleIds.TransposeUse, parameters: "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix w"),
        Wrong("return (h + x, [|Transpose(m)|]);", rule: RuleIds.TransposeUse, parameters: Plain + ", [State] Matrix m", result: "(Vector, Matrix)"),
        new(null, Cell("return h + (w + Sigmoid(u)) * x - Transpose(w) * h;", "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix w, [Weight] Matrix u")),
        new(null, Cell("return (h + w * x, 0.5 * w);", "Vector x, [State] Vector h, [State] Matrix m, [Weight] Matrix w", "(Vector, Matrix)")),
        new(null, Cell("return h + 0.5 * w * x - Mean(x) * -w * x / 2 + w / 3 * x;", "Vector x, [State] Vector h, [Weight] Matrix w")),
        Wrong("return h + x;", rule: RuleIds.UnusedParameter, parameters: "[SameWidth] Vector x, [State] Vector h, [Weight] Matrix [|w|], [Bias] Vector [|b|]"),
        Wrong("return h;", rule: RuleIds.UnusedParameter, parameters: "Vector [|x|], [State] Vector h"),
        Wrong("return m + Outer(x, x);", rule: RuleIds.OutputState, parameters: "Vector x, [State] Matrix [|m|]", result: "Matrix"),
        Wrong("return h * Sum(x);", rule: RuleIds.OutputState, parameters: "[SameWidth] Vector x, [State(Width = 3)] Vector [|h|]"),

        // What is never reached is not read.
        new(null, Cell("return h + x; Console.WriteLine();", Plain)),
        new(null, Cell("if (1 > 2) { Console.WriteLine(); } return h + x;", Plain)),
        new(null, Cell("return 1 < 2 ? h + x : throw new Exception();", Plain)),
        new(null, Cell("return h + x;", Plain, members: "static void Print() => Console.WriteLine();")),
    ];

    private static string Class(string members) => Usings + "public partial class Custom : RecurrentCell { " + members + " }";

    // Behind a network there is no place for usings.
    private static string InNetworksFile(string result) =>
        "public sealed partial class Forecaster; public partial class Custom : RnnGen.Equations.RecurrentCell { public static RnnGen.Equations.Vector Step("
        + "[RnnGen.Equations.SameWidth] RnnGen.Equations.Vector x, [RnnGen.Equations.State] RnnGen.Equations.Vector h) => " + result + "; }";

    private static RuleCase Wrong(
        string body, string members = "", string rule = RuleIds.NotAnEquation, string parameters = Plain, string result = "Vector", string step = "Step") =>
        new(rule, Cell(body, parameters, result, members, step: step));
}
