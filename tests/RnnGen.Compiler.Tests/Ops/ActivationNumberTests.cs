using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Differentiation;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Compiler.Tests.Ops;

/// <summary>Activations with numbers: their values and derivatives on both sides of each kink, on it, and far out, where an exponential overflows.</summary>
public sealed class ActivationNumberTests
{
    private static readonly double[] Arguments = [-1e300, -1e4, -3, -1, -0.5, -0.25, 0, 0.25, 0.5, 1, 3, 1e4, 1e300];

    private static readonly InterpreterWeights Weights = InterpreterWeights.Of([OpCases.W, OpCases.B], OpCases.Read);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(-0.25)]
    public void LeakyRelu_HasItsSlope(double alpha) =>
        Check(Function(Activation.LeakyRelu, alpha), x => x > 0 ? x : alpha * x, x => x > 0 ? 1 : alpha);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(-1.75)]
    public void Elu_HasItsScale_AndDoesNotOverflow(double alpha) =>
        Check(Function(Activation.Elu, alpha), x => x > 0 ? x : alpha * (Math.Exp(x) - 1), x => x > 0 ? 1 : alpha * Math.Exp(x));

    [Theory]
    [InlineData(0.2, 0.5)]
    [InlineData(1.0, 0.25)]
    [InlineData(-0.5, 0.75)]
    public void HardSigmoid_IsALineWithinItsLimits(double alpha, double beta) =>
        Check(Function(Activation.HardSigmoid, alpha, beta), x => Math.Clamp((alpha * x) + beta, 0, 1), x => (alpha * x) + beta is > 0 and < 1 ? alpha : 0);

    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.25)]
    [InlineData(0.0)]
    public void ThresholdedRelu_IsZeroUpToItsThreshold(double alpha) =>
        Check(Function(Activation.ThresholdedRelu, alpha), x => x > alpha ? x : 0, x => x > alpha ? 1 : 0);

    [Theory]
    [InlineData(1.7159, 0.6666)]
    [InlineData(-0.5, 2.0)]
    public void ScaledTanh_HasBothScales(double alpha, double beta) =>
        Check(Function(Activation.ScaledTanh, alpha, beta), x => alpha * Math.Tanh(beta * x), x => alpha * beta * (1 - Math.Pow(Math.Tanh(beta * x), 2)));

    [Theory]
    [InlineData(1.0, 0.25)]
    [InlineData(-0.5, 0.0)]
    [InlineData(0.0, 2.0)]
    public void Affine_IsALine(double alpha, double beta) => Check(Function(Activation.Affine, alpha, beta), x => (alpha * x) + beta, _ => alpha);

    /// <summary>Numbers that say what holds without them are no other function: the same operations, and so the same code.</summary>
    [Theory]
    [InlineData(Activation.LeakyRelu)]
    [InlineData(Activation.Elu)]
    [InlineData(Activation.HardSigmoid)]
    [InlineData(Activation.ThresholdedRelu)]
    [InlineData(Activation.ScaledTanh)]
    [InlineData(Activation.Affine)]
    public void Defaults_AreTheBareActivation(Activation activation)
    {
        var step = new StepBuilder();
        var x = step.Apply(new Input(0, 3, "x"));
        var bare = Function(activation);

        Assert.Same(Activations.Of(bare, step, isGate: false)(x), Activations.Of(bare with { Alpha = bare.Defaults.Alpha, Beta = bare.Defaults.Beta }, step, isGate: false)(x));
    }

    private static ActivationFunction Function(Activation activation, double? alpha = null, double? beta = null) => new((Declarations.Activation)activation, alpha, beta);

    private static void Check(ActivationFunction function, Func<double, double> value, Func<double, double> slope)
    {
        var step = new StepBuilder();
        var x = step.Apply(new Input(0, Arguments.Length, "x"));
        var y = Activations.Of(function, step, isGate: false)(x);
        var forward = new StepProgram([x], [], [y], []);
        var known = StepEvaluator.Evaluate(forward.LiveValues(), _ => Arguments, Weights.Read);
        known[x] = Arguments;
        double[] ones = [.. Arguments.Select(_ => 1.0)];
        var backward = StepDifferentiator.Differentiate(forward, forward.Outputs, [x], summed: [], traced: []);
        var gradients = StepEvaluator.Evaluate(backward.LiveValues(), leaf => leaf is Saved saved ? known[saved.Forward] : ones, Weights.Read)[backward.Outputs[0]];
        for (var i = 0; i < Arguments.Length; i++)
        {
            // A number may stand for all.
            Near(value(Arguments[i]), known[y][known[y].Length == 1 ? 0 : i], $"f({Arguments[i]})");
            Near(slope(Arguments[i]), gradients[gradients.Length == 1 ? 0 : i], $"f'({Arguments[i]})");
        }
    }

    // A few roundings of numbers of the size of the result, or of 1 within it.
    private static void Near(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= 8 * Math.Pow(2, -53) * Math.Max(1, Math.Abs(expected)), $"{what} is {actual}, expected {expected}");
}
