using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Lion (Chen et al., "Symbolic discovery of optimization algorithms", 2023): c = beta1 m + (1 - beta1) g; w = (1 - rate decay) w - rate sign(c);
/// m = beta2 m + (1 - beta2) g. Every weight moves by the same amount, so the learning rate wants to be three to ten times smaller, and the weight decay
/// as much larger, than those of <see cref="AdamW"/>. One slot. The rule and the defaults are the paper's.
/// </summary>
public sealed class Lion : Optimizer
{
    /// <summary>Describes Lion.</summary>
    /// <param name="learningRate">The learning rate, at least 0: by how much a weight moves.</param>
    /// <param name="beta1">The share of the mean gradient in the direction, at least 0 and below 1.</param>
    /// <param name="beta2">The decay rate of the mean gradient, at least 0 and below 1.</param>
    /// <param name="weightDecay">The decay of the weights per step, as a factor of the learning rate.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public Lion(double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        Beta1 = Hyperparameter.Fraction(beta1);
        Beta2 = Hyperparameter.Fraction(beta2);
    }

    /// <summary>The share of the mean gradient in the direction.</summary>
    public double Beta1 { get; }

    /// <summary>The decay rate of the mean gradient.</summary>
    public double Beta2 { get; }

    internal override IReadOnlyList<string> SlotNames => ["exp_avg"];

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters => [("beta1", Beta1), ("beta2", Beta2)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<Rule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        coefficients[0] = moment.LearningRate;
        coefficients[1] = 1 - (moment.LearningRate * moment.WeightDecay);
        coefficients[2] = Beta1;
        coefficients[3] = 1 - Beta1;
        coefficients[4] = Beta2;
        coefficients[5] = 1 - Beta2;
    }

    private readonly struct Rule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V rate = V.Broadcast(c[0]), keep = V.Broadcast(c[1]);
            V beta1 = V.Broadcast(c[2]), rest1 = V.Broadcast(c[3]), beta2 = V.Broadcast(c[4]), rest2 = V.Broadcast(c[5]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var g = clip.Load(in gradients, i);
                var m = V.Load(ref first, i);
                var direction = V.MultiplyAdd(rest1, g, beta1 * m);
                V.MultiplyAdd(rest2, g, beta2 * m).Store(ref first, i);

                // -rate sign(direction), and 0 where the direction is 0.
                var step = V.WherePositive(direction, -rate, V.WherePositive(-direction, rate, V.Zero));
                V.MultiplyAdd(keep, V.Load(ref weights, i), step).Store(ref weights, i);
            }
        }
    }
}
