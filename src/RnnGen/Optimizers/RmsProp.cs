using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// RMSprop (Hinton, 2012): g += decay w; v = alpha v + (1 - alpha) g^2; u = g / (sqrt(v) + epsilon); w -= rate u, or, with a momentum,
/// b = momentum b + u; w -= rate b. The rule and the defaults are those of <c>torch.optim.RMSprop</c>.
/// </summary>
public sealed class RmsProp : Optimizer
{
    /// <summary>Describes RMSprop.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="alpha">The decay rate of the mean square, at least 0 and below 1.</param>
    /// <param name="epsilon">The number added to the root, against division by 0; above 0.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <param name="momentum">The momentum, at least 0; 0 is none.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public RmsProp(double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0)
        : base(learningRate, weightDecay)
    {
        Alpha = Hyperparameter.Fraction(alpha);
        Epsilon = Hyperparameter.Positive(epsilon);
        Momentum = Hyperparameter.NotNegative(momentum);
    }

    /// <summary>The decay rate of the mean square.</summary>
    public double Alpha { get; }

    /// <summary>The number added to the root, against division by 0.</summary>
    public double Epsilon { get; }

    /// <summary>The momentum.</summary>
    public double Momentum { get; }

    internal override IReadOnlyList<string> SlotNames => Momentum == 0 ? ["square_avg"] : ["square_avg", "momentum_buffer"];

    internal override double? DivisionGuard => Epsilon;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters =>
        [("alpha", Alpha), ("epsilon", Epsilon), ("momentum", Momentum)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) =>
        Momentum == 0 ? UpdatePasses.Create<PlainRule, T>(width) : UpdatePasses.Create<MomentumRule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        coefficients[0] = -moment.LearningRate;
        coefficients[1] = moment.WeightDecay;
        coefficients[2] = Alpha;
        coefficients[3] = 1 - Alpha;
        coefficients[4] = Epsilon;
        coefficients[5] = Momentum;
    }

    private readonly struct PlainRule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), alpha = V.Broadcast(c[2]), rest = V.Broadcast(c[3]), epsilon = V.Broadcast(c[4]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var v = V.MultiplyAdd(rest, g * g, alpha * V.Load(ref first, i));
                v.Store(ref first, i);
                V.MultiplyAdd(step, g / (V.Sqrt(v) + epsilon), w).Store(ref weights, i);
            }
        }
    }

    private readonly struct MomentumRule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), alpha = V.Broadcast(c[2]), rest = V.Broadcast(c[3]), epsilon = V.Broadcast(c[4]);
            var momentum = V.Broadcast(c[5]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var v = V.MultiplyAdd(rest, g * g, alpha * V.Load(ref first, i));
                v.Store(ref first, i);
                var b = V.MultiplyAdd(momentum, V.Load(ref second, i), g / (V.Sqrt(v) + epsilon));
                b.Store(ref second, i);
                V.MultiplyAdd(step, b, w).Store(ref weights, i);
            }
        }
    }
}
