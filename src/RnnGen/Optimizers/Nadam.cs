using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Nadam (Dozat, 2016): Adam with Nesterov's look ahead. With mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2): g += decay w; m += (1 - beta1) (g - m);
/// v = beta2 v + (1 - beta2) g^2; w -= rate (mu_{t+1} m / (1 - mu_1 ... mu_{t+1}) + (1 - mu_t) g / (1 - mu_1 ... mu_t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
/// The rule and the defaults are those of <c>torch.optim.NAdam</c> (from PyTorch 2.0 on; earlier ones multiply mu_t onto the first product once too often).
/// </summary>
public sealed class Nadam : Optimizer
{
    /// <summary>Describes Nadam.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="beta1">The decay rate of the mean gradient, at least 0 and below 1.</param>
    /// <param name="beta2">The decay rate of the mean squared gradient, at least 0 and below 1.</param>
    /// <param name="epsilon">The number added to the root, against division by 0; above 0.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <param name="momentumDecay">The rate at which mu grows from beta1 / 2 to beta1, at least 0.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public Nadam(
        double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, double momentumDecay = 4e-3)
        : base(learningRate, weightDecay)
    {
        Beta1 = Hyperparameter.Fraction(beta1);
        Beta2 = Hyperparameter.Fraction(beta2);
        Epsilon = Hyperparameter.Positive(epsilon);
        MomentumDecay = Hyperparameter.NotNegative(momentumDecay);
    }

    /// <summary>The decay rate of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>The decay rate of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>The number added to the root, against division by 0.</summary>
    public double Epsilon { get; }

    /// <summary>The rate at which mu grows from beta1 / 2 to beta1.</summary>
    public double MomentumDecay { get; }

    internal override IReadOnlyList<string> SlotNames => AdamRule.SlotNames;

    internal override double? DivisionGuard => Epsilon;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters =>
        [("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon), ("momentumDecay", MomentumDecay)];

    internal override (double First, double Second) PowerFactors(long step) => (Momentum(step), Beta2);

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<Rule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        var next = Momentum(moment.Step + 1);
        coefficients[0] = -(moment.LearningRate * (1 - Momentum(moment.Step)) / (1 - moment.FirstPower));
        coefficients[1] = -(moment.LearningRate * next / (1 - (moment.FirstPower * next)));
        coefficients[2] = moment.WeightDecay;
        coefficients[3] = 1 - Beta1;
        coefficients[4] = Beta2;
        coefficients[5] = 1 - Beta2;
        coefficients[6] = Math.Sqrt(1 - moment.SecondPower);
        coefficients[7] = Epsilon;
    }

    private double Momentum(long step) => Beta1 * (1 - (0.5 * ExactFunctions.Power(0.96, step * MomentumDecay)));

    private readonly struct Rule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V ofGradient = V.Broadcast(c[0]), ofMean = V.Broadcast(c[1]), decay = V.Broadcast(c[2]), rest1 = V.Broadcast(c[3]);
            V beta2 = V.Broadcast(c[4]), rest2 = V.Broadcast(c[5]), correction = V.Broadcast(c[6]), epsilon = V.Broadcast(c[7]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var m = V.Load(ref first, i);
                m = V.MultiplyAdd(rest1, g - m, m);
                m.Store(ref first, i);
                var v = V.MultiplyAdd(rest2, g * g, beta2 * V.Load(ref second, i));
                v.Store(ref second, i);
                var scale = (V.Sqrt(v) / correction) + epsilon;
                V.MultiplyAdd(ofMean, m / scale, V.MultiplyAdd(ofGradient, g / scale, w)).Store(ref weights, i);
            }
        }
    }
}
