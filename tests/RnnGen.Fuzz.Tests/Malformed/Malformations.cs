using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Malformed;

/// <summary>Every way to break a cell. Each is an error whatever cell it is: of C#, or of the language of equations.</summary>
internal static class Malformations
{
    public static IReadOnlyList<Malformation> All { get; } =
    [
        .. Statements(),
        .. Widths(),
        .. Numbers(),
        .. Members(),
        .. Signatures(),
        .. Classes(),
    ];

    private static IEnumerable<Malformation> Statements() =>
    [
        Statement("output", c => $"Console.WriteLine({c.X});"),
        Statement("a file", _ => "System.IO.File.Delete(\"a\");"),
        Statement("a lambda", c => $"Func<Vector, Vector> q9 = q8 => q8; var q7 = q9({c.X});"),
        Statement("a delegate of a function", c => $"Func<Vector, Vector> q9 = Tanh; var q7 = q9({c.X});"),
        Statement("an array that is changed", c => $"var q9 = {c.X}.ToArray(); q9[0] = 1;"),
        Statement("an array", c => $"var q9 = new Vector[] {{ {c.X} }};"),
        Statement("a list", c => $"var q9 = new System.Collections.Generic.List<Vector>(); q9.Add({c.X});"),
        Statement("a vector from an array", c => $"var q9 = new Vector({c.X}.ToArray());"),
        Statement("a vector of zeros", _ => "var q9 = Vector.Zeros(3);"),
        Statement("a matrix of zeros", _ => "var q9 = Matrix.Zeros(2, 3);"),
        Statement("time", _ => "var q9 = (double)Environment.TickCount;"),
        Statement("chance", _ => "var q9 = new Random().NextDouble();"),
        Statement("a sine of what is computed", c => $"var q9 = Math.Sin(Mean({c.X}).Value);"),
        Statement("text", c => $"var q9 = $\"{{{c.X}}}\";"),
        Statement("text of a value", c => $"var q9 = {c.X}.ToString();"),
        Statement("an object", c => $"object q9 = {c.X};"),
        Statement("dynamic", c => $"dynamic q9 = {c.X};"),
        Statement("null", _ => "Vector? q9 = null;"),
        Statement("a comparison of vectors", c => $"var q9 = {c.X} == {c.H};"),
        Statement("a test for null", c => $"var q9 = {c.X} is null;"),
        Statement("an exception", _ => "if (Environment.HasShutdownStarted) { throw new InvalidOperationException(); }"),
        Statement("try", c => $"try {{ var q9 = Tanh({c.X}); }} finally {{ }}"),
        Statement("using", _ => "using var q9 = new System.IO.MemoryStream();"),
        Statement("lock", _ => "lock (typeof(Vector)) { }"),
        Statement("while", _ => "var q9 = 0; while (q9 < 3) { q9++; }"),
        Statement("do", _ => "var q9 = 0; do { q9++; } while (q9 < 3);"),
        Statement("foreach", c => $"foreach (var q9 in {c.X}.ToArray()) {{ }}"),
        Statement("goto", _ => "goto q9; q9: ;"),
        Statement("a loop without end", _ => "for (; ; ) { }"),
        Statement("a loop the wrong way", _ => "for (var q9 = 0; q9 < 3; q9--) { }"),
        Statement("a loop too long", c => $"var q9 = {c.X}; for (var q8 = 0; q8 < 1000000; q8++) {{ q9 = Tanh(q9); }}"),
        Statement("loops too long", c => $"var q9 = {c.X}; for (var q8 = 0; q8 < 1000; q8++) {{ for (var q7 = 0; q7 < 1000; q7++) {{ q9 = Tanh(q9); }} }}"),
        Statement("a bound that is a length", c => $"var q9 = {c.X}; for (var q8 = 0; q8 < q9.Length; q8++) {{ q9 = Tanh(q9); }}"),
        Statement("a bound that is computed", c => $"for (var q8 = 0; q8 < (int)Mean({c.X}).Value; q8++) {{ }}"),
        Statement("a branch by a value", c => $"if (Mean({c.X}).Value > 0) {{ }}"),
        Statement("a branch by a length", c => $"if ({c.X}.Length > 2) {{ }}"),
        Statement("a choice by a value", c => $"var q9 = {c.X}[0].Value > 0 ? {c.X} : -{c.X};"),
        Statement("a switch by a value", c => $"var q9 = Mean({c.X}).Value switch {{ > 0 => 1.0, _ => 2.0 }};"),
        Statement("a name that there is not", _ => "var q9 = q8q8;"),
        Statement("a function that there is not", c => $"var q9 = Sinus({c.X});"),
        Statement("a reference", c => $"var q9 = {c.X}; ref var q8 = ref q9;"),
        Statement("a query", c => $"var q9 = System.Linq.Enumerable.Count({c.X}.ToArray());"),
        Statement("an anonymous type", c => $"var q9 = new {{ A = {c.X} }};"),
        Statement("half a statement", _ => "var q9 = ;"),
        Statement("a parenthesis", _ => "var q9 = (1 + 2;"),
        Statement("a type test", c => $"if ((object){c.X} is Matrix) {{ }}"),
        Statement("a type argument", c => $"var q9 = System.Runtime.CompilerServices.Unsafe.As<Vector>({c.X});"),
        Statement("a local function that captures by reference", c => $"void Q9(ref Vector v) {{ v = Tanh(v); }} var q8 = {c.X}; Q9(ref q8);"),
        Statement("out", c => $"static void Q9(out double v) {{ v = 1; }} Q9(out var q8);"),
        Statement("a checked overflow", _ => "var q9 = int.MaxValue; checked { q9 += 1; }"),
        Statement("a division by zero", _ => "var q9 = 0; var q8 = 1 / q9;"),
    ];

    private static IEnumerable<Malformation> Widths() =>
    [
        new("the sum of input and state", c => c.Cell.HasSameWidth ? null : c.WithStatement($"var q9 = {c.X} + {c.H};")),
        new("the dot product of input and state", c => c.Cell.HasSameWidth ? null : c.WithStatement($"var q9 = Dot({c.X}, {c.H});")),
        Statement("a vector and twice as much of it", c => $"var q9 = Concat({c.H}, {c.H}) * {c.H};"),
        Statement("a vector and one element more", c => $"var q9 = Concat({c.H}, Slice({c.H}, 0, 1)) - {c.H};"),
        Statement("slices of different lengths", c => $"var q9 = Concat({c.H}, {c.H}, {c.H}); var q8 = q9[0..2] + q9[0..3];"),
        Statement("an outer product with the wrong vector", c => $"var q9 = Outer({c.H}, Concat({c.H}, {c.H})) * {c.H};"),
        Statement("rows scaled by too many", c => $"var q9 = ScaleRows(Concat({c.H}, {c.H}), Outer({c.H}, {c.H}));"),
        Statement("columns scaled by too many", c => $"var q9 = ScaleColumns(Outer({c.H}, {c.H}), Concat({c.H}, {c.H}));"),
        Statement("matrices of different shapes", c => $"var q9 = Outer({c.H}, {c.H}); var q8 = Hadamard(q9, Outer(Concat({c.H}, {c.H}), {c.H}));"),
        Statement("a transpose with the wrong vector", c => $"var q9 = Transpose(Outer(Concat({c.H}, {c.H}), {c.H})) * {c.H};"),
        Statement("a slice beyond a slice", c => $"var q9 = Slice({c.H}, 0, 1); var q8 = q9[1];"),
        new("a result that is too long", c => c.Cell.States.Count() > 1 ? null : c.WithResult(result => $"Concat({result}, {c.H})")),
        new("a number by a trained matrix", c => c.W is null ? null : c.WithStatement($"var q9 = 0.5 / {c.W};")),
        new("an element of a trained matrix", c => c.W is null ? null : c.WithStatement($"var q9 = {c.W}[0, 0];")),
        new("a trained matrix times a vector of another width", c => c.W is null ? null : c.WithStatement($"var q9 = {c.W} * Concat({c.H}, {c.H}); var q8 = {c.W} * {c.H};")),
        new("a transposed trained matrix that is added", c => c.W is null ? null : c.WithStatement($"var q9 = Transpose({c.W}); var q8 = q9 + q9;")),
        Statement("a function of a transpose", c => $"var q9 = Sigmoid(Transpose(Outer({c.H}, {c.H})));"),
        Statement("a transpose of a transpose", c => $"var q9 = Transpose(Transpose(Outer({c.H}, {c.H})));"),
        Statement("a transpose that is added", c => $"var q9 = Transpose(Outer({c.H}, {c.H})); var q8 = q9 + q9;"),
        Statement("a vector times a matrix", c => $"var q9 = {c.H} * Outer({c.H}, {c.H});"),
        Statement("a matrix times a matrix", c => $"var q9 = Outer({c.H}, {c.H}) * Outer({c.H}, {c.H});"),
        Statement("a matrix plus a number", c => $"var q9 = Outer({c.H}, {c.H}) + 1;"),
    ];

    private static IEnumerable<Malformation> Numbers() =>
    [
        Statement("an empty slice", c => $"var q9 = {c.H}[0..0];"),
        Statement("a slice from the end", c => $"var q9 = {c.H}[^1..];"),
        Statement("an element from the end", c => $"var q9 = {c.H}[^1];"),
        Statement("a slice backwards", c => $"var q9 = {c.H}[2..1];"),
        Statement("a slice of no length", c => $"var q9 = Slice({c.H}, 0, 0);"),
        Statement("a slice from before the beginning", c => $"var q9 = Slice({c.H}, -1, 1);"),
        Statement("an element before the first", c => $"var q9 = {c.H}[-1];"),
        Statement("a part that there is not", c => $"var q9 = Part(Concat({c.H}, {c.H}), 2, 2);"),
        Statement("one of no parts", c => $"var q9 = Part({c.H}, 0, 0);"),
        Statement("a part that is computed", c => $"var q9 = Part({c.H}, 0, (int)Mean({c.H}).Value);"),
        Statement("a slice of a length that is computed", c => $"var q9 = Slice({c.H}, 0, {c.H}.Length);"),
        Statement("limits in the wrong order", c => $"var q9 = Clamp({c.H}, 1, -1);"),
        Statement("a limit that is no number", c => $"var q9 = Clamp({c.H}, double.NaN, 1);"),
        Statement("a slope beyond 1", c => $"var q9 = LeakyRelu({c.H}, 2);"),
        Statement("a slope below 0", c => $"var q9 = LeakyRelu({c.H}, -0.5);"),
        Statement("a slope that is computed", c => $"var q9 = LeakyRelu({c.H}, Mean({c.H}).Value);"),
        Statement("a concatenation of nothing", _ => "var q9 = Concat();"),
    ];

    private static IEnumerable<Malformation> Members() =>
    [
        new("recursion", c => c.With($"var q9 = Q9({c.X});", "private static Vector Q9(Vector v) => Q9(Tanh(v));")),
        new("mutual recursion", c => c.With($"var q9 = Q9({c.X});", "private static Vector Q9(Vector v) => Q8(v); private static Vector Q8(Vector v) => Q9(v);")),
        new("recursion with an end", c => c.With($"var q9 = Q9({c.X}, 3);", "private static Vector Q9(Vector v, int n) => n == 0 ? v : Q9(Tanh(v), n - 1);")),
        new("a field that changes", c => c.With($"var q9 = {c.X} * q8;", "private static double q8 = 0.5;")),
        new("a field that is assigned", c => c.With("q8 = 0.25;", "private static double q8 = 0.5;")),
        new("an instance method", c => c.With($"var q9 = new Q7().Q8({c.X});", "private sealed class Q7 { public Vector Q8(Vector v) => v; }")),
        new("a generic method", c => c.With($"var q9 = Q9({c.X});", "private static T Q9<T>(T v) => v;")),
        new("a method with an effect", c => c.With("Q9();", "private static void Q9() => Console.WriteLine();")),
        new("a property with an effect", c => c.With("var q9 = Q9;", "private static double Q9 => Environment.TickCount;")),
        new("params of one's own", c => c.With($"var q9 = Q9({c.X}, {c.X});", "private static Vector Q9(params Vector[] v) => v[0];")),
        new("an asynchronous method", c => c.With("Q9();", "private static async void Q9() => await System.Threading.Tasks.Task.Yield();")),
        new("a foreign method", c => c.With("Q9(1);", "[System.Runtime.InteropServices.DllImport(\"c\")] private static extern void Q9(int n);")),
        new("an iterator", c => c.With("Q9();", "private static System.Collections.Generic.IEnumerable<int> Q9() { yield return 1; }")),
        new("a method with output", c => c.With($"var q9 = Q9({c.X});", "private static Vector Q9(Vector v) { Console.WriteLine(v); return v; }")),
        new("a method by a value", c => c.With($"var q9 = Q9({c.X});", "private static Vector Q9(Vector v) { if (Mean(v).Value > 0) { return v; } return -v; }")),
    ];

    private static IEnumerable<Malformation> Signatures() =>
    [
        Signature("no step", signature => signature.Replace(" Step(", " Stepp(", StringComparison.Ordinal)),
        Signature("a generic step", signature => signature.Replace(" Step(", " Step<T>(", StringComparison.Ordinal)),
        Signature("an instance step", signature => signature.Replace("static ", "", StringComparison.Ordinal)),
        Signature("no states", signature => signature.Replace("[State] ", "", StringComparison.Ordinal)),
        Signature("a state without a role", signature => ReplaceFirst(signature, "[State] ", "")),
        Signature("a state that is trained", signature => ReplaceFirst(signature, "[State] ", "[Weight] ")),
        Signature("two roles", signature => ReplaceFirst(signature, "[State] ", "[State, Weight] ")),
        Signature("a role twice", signature => ReplaceFirst(signature, "[State] ", "[State, State] ")),
        new("an input that is a state", c => c.WithSignature(signature => c.Cell.HasSameWidth ? signature : ReplaceFirst(signature, "Vector " + c.Cell.Input.Name, "[State] Vector " + c.Cell.Input.Name))),
        Signature("no result", signature => ReplaceFirst(signature, signature["public static ".Length..signature.IndexOf(" Step", StringComparison.Ordinal)], "void")),
        Signature("another result", signature => ReplaceFirst(signature, signature["public static ".Length..signature.IndexOf(" Step", StringComparison.Ordinal)], "Scalar")),
        new("one result too many", c => c.WithSignature(signature => ReplaceFirst(signature, "public static Vector Step", "public static (Vector, Vector) Step")) is null ? null : new BrokenCell(c.Cell, c.WithResult(result => $"({result}, {c.H})"), new Random(0)).WithSignature(signature => ReplaceFirst(signature, "public static Vector Step", "public static (Vector, Vector) Step"))),
        Signature("an asynchronous step", signature => signature.Replace("static ", "static async ", StringComparison.Ordinal)),
        Parameter("a parameter without effect", "[Weight] Matrix q9"),
        Parameter("a bias without effect", "[Bias] Vector q9"),
        Parameter("a name of the compiler's own", "[Weight] Vector valid"),
        Parameter("a second input", "Vector q9"),
        Parameter("a number", "double q9"),
        Parameter("a recurrent number", "[Recurrent] Scalar q9"),
        Parameter("a matrix of biases", "[Bias] Matrix q9"),
        Parameter("a parameter with a default", "[Weight] Matrix? q9 = null"),
        Parameter("a reference", "[Weight] in Vector q9"),
        Parameter("params", "[Weight] params Vector[] q9"),
        Parameter("text", "string q9"),
        Parameter("a type that there is not", "[Weight] Tensor q9"),
        Parameter("an attribute that there is not", "[Trained] Matrix q9"),
        Parameter("a negative width", "[Weight(Rows = -1)] Matrix q9"),
        Parameter("a width of a matrix", "[State(Width = 3)] Matrix q9"),
        Parameter("columns of a vector", "[Weight(Columns = 3)] Vector q9"),
        Parameter("an initializer that there is not", "[Weight(Initializer = (Initializer)99)] Matrix q9"),
        Parameter("a scale that is no number", "[Recurrent(Scale = double.NaN)] Matrix q9"),
        Parameter("a bias that begins with infinity", "[Bias(Initial = double.PositiveInfinity)] Vector q9"),
        Parameter("a trained tuple", "[Weight] (Matrix, Vector) q9"),
        Parameter("a tuple of numbers", "[State] (Vector, double) q9"),
        Parameter("a state that nothing becomes", "[State] Vector q9"),
        new("a matrix as first state", c => c.WithSignature(signature => ReplaceFirst(signature, "Step(", "Step([State] Matrix q9, "))),
        new("a width of the first state", c => c.Cell.States.First().Tuple is not null ? null : c.WithSignature(signature => ReplaceFirst(signature, "[State] Vector " + c.H, "[State(Width = 1000)] Vector " + c.H))),
    ];

    private static IEnumerable<Malformation> Classes() =>
    [
        new("no base", c => c.Replace(" : RecurrentCell", "")),
        new("another base", c => c.Replace(" : RecurrentCell", " : System.Exception")),
        new("an abstract class", c => c.Replace("public sealed partial class", "public abstract partial class")),
        new("a struct", c => c.Replace("public sealed partial class", "public partial struct")),
        new("a generic class", c => c.Replace(" : RecurrentCell", "<T> : RecurrentCell")),
        new("a class of a file", c => c.Replace("public sealed partial class", "file sealed partial class")),
        new("two steps", c => c.WithMember("public static Vector Step(Vector q9, [State] Vector q8) => q8 + Mean(q9);")),
        new("no using", c => c.Replace("using RnnGen.Equations;", "")),
        new("half a file", c => c.Source[..(c.Source.Length * 2 / 3)]),
    ];

    private static Malformation Statement(string name, Func<BrokenCell, string> statement) => new(name, c => c.WithStatement(statement(c)));

    private static Malformation Signature(string name, Func<string, string> change) => new(name, c => c.WithSignature(change));

    private static Malformation Parameter(string name, string parameter) => new(name, c => c.WithParameter(parameter));

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + replacement + text[(at + old.Length)..];
    }
}
