using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>The rules about users' losses.</summary>
internal static class LossClassCases
{
    private const string Usings = "using System; using RnnGen; using RnnGen.Equations; ";
    private const string Plain = "public static Scalar Loss(Vector y, Vector target) => Sum(Abs(y - target));";

    public static IEnumerable<RuleCase> All { get; } =
    [
        // The class.
        new(null, Class(Plain)),
        new(null, Usings + "class Own : SequenceLoss { " + Plain + " }"),
        new(null, Usings + "public abstract class Own : SequenceLoss { protected static Vector Twice(Vector v) { Console.WriteLine(); return v; } }"),
        new(null, Usings + "public sealed class Own { public static int Loss(int a, int b) => a + b; }"),
        new(RuleIds.CellNotPartial, Usings + "public class [|Own|] : SequenceLoss { " + Plain + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "public partial class [|Own|]<T> : SequenceLoss { " + Plain + " }"),
        new(RuleIds.UnsupportedCellClass, Usings + "file partial class [|Own|] : SequenceLoss { " + Plain + " }"),

        // Its methods.
        new(null, Class(Plain + " public static Vector Predict(Vector y) => Exp(y); public static Vector Point(Vector y) => y;")),
        new(null, Class("public static Scalar Loss(Vector y, Vector target, Scalar a, Scalar b) => a * Sum(Abs(y - target)) + b; public static Vector Predict(Vector y, Scalar b) => b * y;")),
        new(null, Class("public static Scalar Loss(Vector outputs, Vector truth) { Scalar sum = 0; for (var i = 0; i < 3; i++) { sum += outputs[i] * truth[i]; } return sum; }")),
        new(RuleIds.LossMethod, Usings + "public partial class [|Own|] : SequenceLoss { }"),
        new(RuleIds.LossMethod, Usings + "public partial class [|Own|] : SequenceLoss { public static Vector Predict(Vector y) => Exp(y); }"),
        new(RuleIds.LossMethod, Class("public Scalar [|Loss|](Vector y, Vector target) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class("public static Scalar [|Loss|]<T>(Vector y, Vector target) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class("public static Vector [|Loss|](Vector y, Vector target) => y - target;")),
        new(RuleIds.LossMethod, Class("public static double [|Loss|](Vector y, Vector target) => 1;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Scalar [|Loss|](Vector y, Vector target, Scalar a) => a;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Scalar [|Predict|](Vector y) => y[0];")),
        new(RuleIds.LossMethod, Class("[System.Runtime.InteropServices.DllImport(\"a\")] public static extern Scalar [|Loss|](Vector y, Vector target);")),

        // Their parameters.
        new(RuleIds.LossMethod, Class("public static Scalar [|Loss|](Vector y) => Sum(y);")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Scalar [|target|]) => Sum(y) - target;")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Vector target, double [|level|]) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Vector target, Matrix [|m|]) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(in Vector [|y|], Vector target) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Vector target, params Scalar[] [|more|]) => Sum(y - target);")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Predict(Vector y, Scalar [|level|]) => level * y;")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Vector target, Scalar level) => level * Sum(y - target); public static Vector Point(Vector y, Scalar [|other|]) => other * y;")),

        // Draws, and the width of a target.
        new(null, Class(Plain + " public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z) => y + z;")),
        new(null, Class("public static Scalar Loss(Vector y, [Target(Width = 2)] Vector target, Scalar a) => Abs(y[0] - a * target[0]); public static Vector Sample(Vector y, [Noise(NoiseDistribution.Uniform, Width = 1)] Vector u, [Noise(NoiseDistribution.Exponential, Width = 2)] Vector e, Scalar a) => a * u[0] * e + y[0];")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector [|Sample|](Vector y) => y;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Sample(Vector y, Vector [|z|]) => y + z;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Sample([Noise(NoiseDistribution.Normal)] Vector [|z|], Vector y) => y + z;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Sample(Vector y, [Noise((NoiseDistribution)9)] Vector [|z|]) => y + z;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal, Width = -1)] Vector [|z|]) => y + z;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z, Scalar [|level|]) => level * y + z;")),
        new(RuleIds.LossMethod, Class(Plain + " public static Vector Predict([Target] Vector [|y|]) => Exp(y);")),
        new(RuleIds.LossMethod, Class("public static Scalar Loss(Vector y, Vector target, [Noise(NoiseDistribution.Normal)] Scalar [|a|]) => a * Sum(y - target);")),
        new(RuleIds.UnusedParameter, Class(Plain + " public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector [|z|]) => 2 * y;")),

        // Their equations.
        new(RuleIds.UnusedParameter, Class("public static Scalar Loss(Vector y, Vector [|target|]) => Sum(y);")),
        new(RuleIds.UnusedParameter, Class("public static Scalar Loss(Vector y, Vector target, Scalar [|a|]) => Sum(y - target);")),
        new(RuleIds.ShapeMismatch, Class("public static Scalar Loss(Vector y, Vector target) => Sum(y - target + [|y[..2]|] - [|y[..3]|]);")),
        new(RuleIds.NotAnEquation, Class("public static Scalar Loss(Vector y, Vector target) => [|Other.Of(y)|] - Sum(target); private static class Other { public static extern Scalar Of(Vector y); }")),
        new(RuleIds.NotConstant, Class("public static Scalar Loss(Vector y, Vector target) { if ([|y.Length|] > 3) { return Sum(y - target); } return Sum(target - y); }")),

        // The network.
        new(null, Network("[Dense(2)] [Loss<Own>]", Plain)),
        new(null, Network("[Dense(2)] [Loss<Own>(0.5)]", "public static Scalar Loss(Vector y, Vector target, Scalar level) => level * Sum(y - target);")),
        new(null, Network("[Dense(2)] [Dense(1, Name = \"other\", From = \"gru\")] [Loss<Own>(Of = \"dense\", Weight = 2)] [Loss(LossKind.Huber)]", Plain)),
        new(RuleIds.LossFit, Network("[Dense(2)] [Loss([|LossKind.Custom|])]", Plain)),
        new(RuleIds.LossFit, Network("[Dense(2)] [[|Loss<Own>|]]", "public static Scalar Loss(Vector y, Vector target, Scalar level) => level * Sum(y - target);")),
        new(RuleIds.LossFit, Network("[Dense(2)] [[|Loss<Own>(1, 2)|]]", Plain)),
        new(RuleIds.LossFit, Network("[Dense(2)] [[|Loss<Own>(double.NaN)|]]", "public static Scalar Loss(Vector y, Vector target, Scalar level) => level * Sum(y - target);")),
        new(RuleIds.LossFit, Network("[Dense(2)] [[|Loss<Own>(1e39)|]]", "public static Scalar Loss(Vector y, Vector target, Scalar level) => level * Sum(y - target);")),
        new(RuleIds.LossFit, Network("[Dense(3)] [[|Loss<Own>|]]", "public static Scalar Loss(Vector y, Vector target) => Sum(Part(y, 0, 2) - target);")),
        new(RuleIds.LossFit, Network("[Dense(3)] [[|Loss<Own>|]]", "public static Scalar Loss(Vector y, Vector target) => Sum(y - target) + y[3];")),
        new(RuleIds.LossFit, Network("[Dense(3)] [[|Loss<Own>|]]", Plain + " public static Vector Predict(Vector y) => y[..2];")),
        new(RuleIds.LossFit, Network("[Dense(3)] [[|Loss<Own>|]]", Plain + " public static Vector Sample(Vector y, [RnnGen.Equations.Noise(RnnGen.Equations.NoiseDistribution.Normal)] Vector z) => y[..2] + z[..2];")),
        new(RuleIds.LossFit, Network("[Dense(4)] [[|Loss<Own>(NormalizeTargets = true)|]]", "public static Scalar Loss(Vector y, Vector target) => Sum(Part(y, 0, 2) - target) + Sum(Part(y, 1, 2));")),
        new(RuleIds.LossFit, Sources.Network(
            "[Input(3)] [Gru(3)] [Decoder] [Gru(3)] [Dense(4)] [[|Loss<Own>|]]", "public sealed partial class Net; " + Own("public static Scalar Loss(Vector y, Vector target) => Sum(Part(y, 0, 2) - target) + Sum(Part(y, 1, 2));"), "Shape = SequenceShape.EncoderDecoder, Steps = 3, OutputSteps = 2")),
        new(RuleIds.LossOptionOutOfRange, Network("[Dense(2)] [Dense(1, Name = \"other\", From = \"gru\")] [Loss<Own>(Of = \"dense\", Weight = [|0|])] [Loss(LossKind.Huber)]", Plain)),
        new(RuleIds.LossHead, Network("[Dense(2)] [Loss<Own>] [[|Loss<Own>|]]", Plain)),
    ];

    private static string Own(string members) => "public sealed partial class Own : RnnGen.Equations.SequenceLoss { " + members.Replace("Scalar", "RnnGen.Equations.Scalar", StringComparison.Ordinal).Replace("Vector", "RnnGen.Equations.Vector", StringComparison.Ordinal) + " }";

    private static string Class(string members) => Usings + "public sealed partial class Own : SequenceLoss { " + members + " }";

    private static string Network(string end, string members) => Sources.Network("[Input(3)] [Gru(4)] " + end, "public sealed partial class Net; " + Own(members));
}
