using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>The rules about users' layers.</summary>
internal static class LayerClassCases
{
    private const string Usings = "using System; using RnnGen; using RnnGen.Equations; ";
    private const string Plain = "public static Vector Apply(Vector x, [Weight] Matrix w, [Bias] Vector b) => Tanh(w * x + b);";
    private const string Film = "public static Vector Apply(Vector x, Vector condition, [Weight] Matrix scale) => x + scale * condition;";
    private const string Basis = "public static Matrix Basis(int rows, int columns) => Matrix.Zeros(rows, columns); ";
    private const string Poles = "public static Vector Poles(int length) => Vector.Zeros(length); ";
    private const string Scaled = "public static Vector Apply(Vector x, Scalar factor) => factor * x;";

    public static IEnumerable<RuleCase> All { get; } =
    [
        // The class.
        new(null, Class(Plain)),
        new(null, Class(Film)),
        new(null, Class("public static Vector Apply(Vector x) => Part(x, 0, 2) * Sigmoid(Part(x, 1, 2));")),
        new(null, Class("public static Vector Apply(Vector x, [Weight(Rows = 3)] Matrix w) { for (var i = 0; i < 2; i++) { x = 2 * x; } return w * x; }")),
        new(null, Usings + "class Own : SequenceLayer { " + Plain + " }"),
        new(null, Usings + "public abstract class Own : SequenceLayer { protected static Vector Twice(Vector v) { Console.WriteLine(); return v; } }"),
        new(null, Usings + "public sealed class Own { public static int Apply(int a, int b) => a + b; }"),
        new(RuleIds.CellNotPartial, Usings + "public class [|Own|] : SequenceLayer { " + Plain + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "public partial class [|Own|]<T> : SequenceLayer { " + Plain + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "file partial class [|Own|] : SequenceLayer { " + Plain + " }"),

        // Its method.
        new(RuleIds.LayerMethod, Usings + "public partial class [|Own|] : SequenceLayer { }"),
        new(RuleIds.LayerMethod, Usings + "public partial class [|Own|] : SequenceLayer { public static Vector Step(Vector x) => x; }"),
        new(RuleIds.LayerMethod, Class("public Vector [|Apply|](Vector x) => 2 * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector [|Apply|]<T>(Vector x) => 2 * x;")),
        new(RuleIds.LayerMethod, Class("public static Scalar [|Apply|](Vector x) => Sum(x);")),
        new(RuleIds.LayerMethod, Class(Plain + " public static Vector [|Apply|](Vector x) => x;")),
        new(RuleIds.LayerMethod, Class("[System.Runtime.InteropServices.DllImport(\"a\")] public static extern Vector [|Apply|](Vector x);")),

        // Its parameters.
        new(RuleIds.LayerMethod, Class("public static Vector [|Apply|]([Weight(Rows = 2)] Vector w) => 2 * w;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [State] Vector [|h|]) => x + h;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Recurrent] Matrix [|u|]) => u * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply([SameWidth] Vector [|x|]) => 2 * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, Matrix [|w|]) => w * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, double [|factor|]) => factor * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Weight(Rows = 1)] Scalar [|factor|]) => factor * x;")),
        new(RuleIds.UnusedParameter, Class("public static Vector Apply(Vector x, [Weight] Scalar [|factor|]) => 2 * x;")),
        new(null, Class("public static Vector Apply(Vector x, [Weight] Scalar factor, [Bias(Initial = 1)] Scalar shift) => factor * x + shift;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Bias] Matrix [|b|]) => b * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(in Vector [|x|]) => 2 * x;")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, params Vector[] [|more|]) => 2 * x;")),

        // What is not trained.
        new(null, Class("public static Vector Apply(Vector x, [Constant(nameof(Basis))] Matrix b, [Constant(nameof(Poles))] Vector p) => b * x + p; " + Basis + Poles)),
        new(null, Usings + "class Own : SequenceLayer { public static Vector Apply(Vector x, [Constant(nameof(Basis), Rows = 2)] Matrix b) => b * x; " + Basis.Replace("public", "internal", StringComparison.Ordinal) + " }"),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Constant(\"Basis\")] Matrix [|b|], [Constant(null!)] Vector [|p|], [Constant(\"Rate\")] Scalar [|s|]) => s * (b * x + p);")),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Constant(nameof(Poles))] Matrix [|b|], [Constant(nameof(Basis))] Vector [|p|]) => b * x + p; " + Basis + Poles)),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Constant(nameof(Basis))] Matrix [|b|]) => b * x; " + Basis.Replace("public", "internal", StringComparison.Ordinal))),
        new(RuleIds.LayerMethod, Usings + "class Own : SequenceLayer { public static Vector Apply(Vector x, [Constant(nameof(Basis))] Matrix [|b|]) => b * x; " + Basis.Replace("public", "private", StringComparison.Ordinal) + " }"),
        new(RuleIds.LayerMethod, Usings + "class Outer { private class Own : SequenceLayer { public static Vector Apply(Vector x, [Constant(nameof(Basis))] Matrix [|b|]) => b * x; " + Basis + " } }"),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Constant(nameof(Basis)), Weight] Matrix [|b|]) => b * x; " + Basis)),
        new(RuleIds.LayerMethod, Class("public static Vector Apply(Vector x, [Constant(nameof(Basis), Rows = 2, RowsPerUnit = 1)] Matrix [|b|], [Weight(ColumnsPerUnit = 2)] Vector [|v|]) => b * x + v; " + Basis)),
        new(RuleIds.UnusedParameter, Class("public static Vector Apply(Vector x, [Constant(nameof(Basis))] Matrix [|b|]) => 2 * x; " + Basis)),

        // Its equations.
        new(null, Class("public static Vector Apply(Vector x, [Weight(RowsPerUnit = 2)] Matrix w) => Part(w, 0, 2) * x[..4] + Part(w, 1, 2) * Reverse(x[2..6]);")),
        new(null, Class("public static Vector Apply(Vector x) => new Matrix(2, 2, [0, 1, -1, 0]) * x[..2] + Reshape(x[..4], 2, 2) * x[1..3];")),
        new(RuleIds.TransposeUse, Class("public static Vector Apply(Vector x, [Weight] Matrix w) => Part([|Transpose(w)|], 0, 2) * x;")),
        new(RuleIds.ShapeMismatch, Class("public static Vector Apply(Vector x) => Reshape([|x[..3]|], 2, 2) * x[..2];")),
        new(RuleIds.NotAnEquation, Class("public static Vector Apply(Vector x) => [|new Matrix(2, 2, [0, 1, -1])|] * x + [|new Matrix(x.Length, 1, x.ToArray())|] * x[..1];")),
        new(RuleIds.NotAnEquation, Class("public static Vector Apply(Vector x) => new Matrix([|0|], 2, []) * x + Reshape(x, [|-1|], 2) * x + [|Reshape(x, 65_536, 65_536)|] * x + [|new Matrix(1, 2, [1])|] * x;")),
        new(RuleIds.UnusedParameter, Class("public static Vector Apply(Vector x, Vector [|y|]) => 2 * x;")),
        new(RuleIds.UnusedParameter, Class("public static Vector Apply(Vector x, Scalar [|y|]) => 2 * x;")),
        new(RuleIds.ShapeMismatch, Class("public static Vector Apply(Vector x) => x[..2] + [|x[..3]|];")),
        new(RuleIds.NotConstant, Class("public static Vector Apply(Vector x) { if ([|x.Length|] > 3) { return 2 * x; } return 3 * x; }")),

        // The network.
        new(null, Network("[Layer<Own>(4)] [Dense(2)]", Plain)),
        new(null, Network("[Layer<Own>(4, UseBias = false, Name = \"mixed\")] [Dense(2, From = \"mixed\")]", Plain)),
        new(null, Network("[Layer<Own>(With = new[] { \"place\" })] [Dense(2)]", Film)),
        new(null, Network("[Dense(3)] [Layer<Own>(From = \"gru\", With = new[] { \"dense\" })] [Dense(2)]", Film)),
        new(null, Network("[Layer<Own>(1, 0.5)] [Dense(2)]", Scaled)),
        new(null, Network("[Dense(2)] [Layer<Own>(2)]", Plain)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>|]] [Dense(2)]", Plain)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>|]] [Dense(2)]", Film)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(4, With = new[] { \"place\" })|]] [Dense(2)]", Plain)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>|]] [Dense(2)]", Scaled)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(1, 2, 3)|]] [Dense(2)]", Scaled)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(1, double.NaN)|]] [Dense(2)]", Scaled)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(1, 1e39)|]] [Dense(2)]", Scaled)),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(With = new[] { \"place\" })|]] [Dense(2)]", "public static Vector Apply(Vector x, Vector y) => x + y;")),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>|]] [Dense(2)]", "public static Vector Apply(Vector x) => Part(x, 0, 3) + Part(x, 1, 3);")),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>(3)|]] [Dense(2)]", "public static Vector Apply(Vector x, [Weight(Rows = 3)] Matrix w) => Part(w, 0, 2) * x;")),
        new(RuleIds.LayerFit, Network("[[|Layer<Own>|]] [Dense(2)]", "public static Vector Apply(Vector x) => x[4] * x;")),
        new(RuleIds.UnknownSource, Network("[Layer<Own>(With = new[] { [|\"nowhere\"|] })] [Dense(2)]", Film)),
        new(RuleIds.SourceOrder, Network("[Layer<Own>(With = new[] { [|\"dense\"|] })] [Dense(2)]", Film)),
        new(RuleIds.SizeOutOfRange, Network("[Layer<Own>([|-1|])] [Dense(2)]", Plain)),
    ];

    private static string Own(string members) => "public sealed partial class Own : RnnGen.Equations.SequenceLayer { "
        + new[] { "Scalar", "Vector", "Matrix" }.Aggregate(members, (text, type) => text.Replace(type + " ", "RnnGen.Equations." + type + " ", StringComparison.Ordinal))
            .Replace("[Weight", "[RnnGen.Equations.Weight", StringComparison.Ordinal).Replace("[Bias]", "[RnnGen.Equations.Bias]", StringComparison.Ordinal) + " }";

    private static string Class(string members) => Usings + "public sealed partial class Own : SequenceLayer { " + members + " }";

    private static string Network(string end, string members) => Sources.Network(
        "[Input(3, Name = \"history\")] " + (end.Contains("place", StringComparison.Ordinal) ? "[Input(2, Name = \"place\", Span = InputSpan.Sequence)] " : "") + "[Gru(4, From = \"history\")] " + end + " [Loss(LossKind.Huber)]", "public sealed partial class Net; " + Own(members));
}
