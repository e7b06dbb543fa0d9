using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011): g += decay w; s += g^2; w -= rate / (1 + (t - 1) learningRateDecay) * g / (sqrt(s) + epsilon), t the step
/// from 1 on. The rule and the defaults are those of <c>torch.optim.Adagrad</c>.
/// </summary>
public sealed class Adagrad : Optimizer
{
    /// <summary>Describes Adagrad.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="learningRateDecay">The rate at which the learning rate falls, at least 0.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <param name="initialAccumulator">The initial value of the sum of squares, at least 0.</param>
    /// <param name="epsilon">The number added to the root, against division by 0; above 0.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public Adagrad(
        double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : base(learningRate, weightDecay)
    {
        LearningRateDecay = Hyperparameter.NotNegative(learningRateDecay);
        InitialAccumulator = Hyperparameter.NotNegative(initialAccumulator);
        Epsilon = Hyperparameter.Positive(epsilon);
    }

    /// <summary>The rate at which the learning rate falls.</summary>
    public double LearningRateDecay { get; }

    /// <summary>The initial value of the sum of squares.</summary>
    public double InitialAccumulator { get; }

    /// <summary>The number added to the root, against division by 0.</summary>
    public double Epsilon { get; }

    internal override IReadOnlyList<string> SlotNames => ["sum"];

    internal override double InitialSlotValue => InitialAccumulator;

    internal override double? DivisionGuard => Epsilon;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters =>
        [("learningRateDecay", LearningRateDecay), ("initialAccumulator", InitialAccumulator), ("epsilon", Epsilon)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<Rule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        coefficients[0] = -(moment.LearningRate / (1 + ((moment.Step - 1) * LearningRateDecay)));
        coefficients[1] = moment.WeightDecay;
        coefficients[2] = Epsilon;
    }

    private readonly struct Rule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), epsilon = V.Broadcast(c[2]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var s = V.MultiplyAdd(g, g, V.Load(ref first, i));
                s.Store(ref first, i);
                V.MultiplyAdd(step, g / (V.Sqrt(s) + epsilon), w).Store(ref weights, i);
            }
        }
    }
}
