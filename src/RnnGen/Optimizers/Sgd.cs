using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Stochastic gradient descent, with momentum if asked for: g += decay w; b = momentum b + (1 - dampening) g, begun with b = g; w -= rate b,
/// or, after Nesterov, w -= rate (g + momentum b). The rule and the defaults are those of <c>torch.optim.SGD</c>.
/// </summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Describes stochastic gradient descent.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="momentum">The momentum, at least 0; 0 is none.</param>
    /// <param name="dampening">The number that dampens the gradient on its way into the momentum, 0 to 1.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <param name="nesterov">Whether to look ahead; needs a momentum and no dampening.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false)
        : base(learningRate, weightDecay)
    {
        Momentum = Hyperparameter.NotNegative(momentum);
        Dampening = Hyperparameter.Share(dampening);
        Nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov needs a momentum above 0 and a dampening of 0.", nameof(nesterov));
        }
    }

    /// <summary>The momentum.</summary>
    public double Momentum { get; }

    /// <summary>The dampening of the gradient on its way into the momentum.</summary>
    public double Dampening { get; }

    /// <summary>Whether to look ahead.</summary>
    public bool Nesterov { get; }

    internal override IReadOnlyList<string> SlotNames => Momentum == 0 ? [] : ["momentum_buffer"];

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters =>
        [("momentum", Momentum), ("dampening", Dampening), ("nesterov", Nesterov ? 1 : 0)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) =>
        Momentum == 0 ? UpdatePasses.Create<PlainRule, T>(width)
        : Nesterov ? UpdatePasses.Create<NesterovRule, T>(width)
        : UpdatePasses.Create<MomentumRule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        // The first step takes the gradient itself: with a buffer of zeros, 0 * b + 1 * g.
        var isFirst = moment.Step == 1;
        coefficients[0] = -moment.LearningRate;
        coefficients[1] = moment.WeightDecay;
        coefficients[2] = isFirst ? 0 : Momentum;
        coefficients[3] = isFirst ? 1 : 1 - Dampening;
        coefficients[4] = Momentum;
    }

    private readonly struct PlainRule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                V.MultiplyAdd(step, g, w).Store(ref weights, i);
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
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), keep = V.Broadcast(c[2]), take = V.Broadcast(c[3]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var b = V.MultiplyAdd(keep, V.Load(ref first, i), take * g);
                b.Store(ref first, i);
                V.MultiplyAdd(step, b, w).Store(ref weights, i);
            }
        }
    }

    private readonly struct NesterovRule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), keep = V.Broadcast(c[2]), momentum = V.Broadcast(c[4]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var b = V.MultiplyAdd(keep, V.Load(ref first, i), g);
                b.Store(ref first, i);
                V.MultiplyAdd(step, V.MultiplyAdd(momentum, b, g), w).Store(ref weights, i);
            }
        }
    }
}
