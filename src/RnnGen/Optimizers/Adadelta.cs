using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Adadelta (Zeiler, 2012): g += decay w; v = rho v + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(v + epsilon) * g; u = rho u + (1 - rho) d^2;
/// w -= rate d. Steps have the units of the weights, so that there is hardly a learning rate to choose. The rule and the defaults are those of <c>torch.optim.Adadelta</c>.
/// </summary>
public sealed class Adadelta : Optimizer
{
    /// <summary>Describes Adadelta.</summary>
    /// <param name="learningRate">The factor of steps, at least 0.</param>
    /// <param name="rho">The decay rate of both mean squares, at least 0 and below 1.</param>
    /// <param name="epsilon">The number added to the mean squares, above 0. The first steps are of the size of its root.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public Adadelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        Rho = Hyperparameter.Fraction(rho);
        Epsilon = Hyperparameter.Positive(epsilon);
    }

    /// <summary>The decay rate of both mean squares.</summary>
    public double Rho { get; }

    /// <summary>The number added to the mean squares, against division by 0.</summary>
    public double Epsilon { get; }

    internal override IReadOnlyList<string> SlotNames => ["square_avg", "acc_delta"];

    internal override double? DivisionGuard => Epsilon;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters => [("rho", Rho), ("epsilon", Epsilon)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<Rule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        coefficients[0] = -moment.LearningRate;
        coefficients[1] = moment.WeightDecay;
        coefficients[2] = Rho;
        coefficients[3] = 1 - Rho;
        coefficients[4] = Epsilon;
    }

    private readonly struct Rule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), rho = V.Broadcast(c[2]), rest = V.Broadcast(c[3]), epsilon = V.Broadcast(c[4]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                var v = V.MultiplyAdd(rest, g * g, rho * V.Load(ref first, i));
                v.Store(ref first, i);
                var u = V.Load(ref second, i);
                var d = V.Sqrt(u + epsilon) / V.Sqrt(v + epsilon) * g;
                V.MultiplyAdd(rest, d * d, rho * u).Store(ref second, i);
                V.MultiplyAdd(step, d, w).Store(ref weights, i);
            }
        }
    }
}
