using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Averaged stochastic gradient descent (Polyak and Juditsky, 1992; Bottou, 2010): with eta_t = rate / (1 + lambda rate (t - 1))^alpha and
/// mu_t = 1 / max(1, t - 1 - start): g += decay w; w = (1 - lambda eta_t) w - eta_t g; a += mu_t (w - a), so that a is w until the averaging starts, and from
/// then on the mean of the weights since. The rule and the defaults are those of <c>torch.optim.ASGD</c>.
/// </summary>
/// <remarks>
/// A trainer evaluates the average, and ends with it. In a loop of your own it is the state's slot <c>ax</c>, laid out as the parameters are:
/// <c>state.Slot(0).CopyTo(network.Parameters.Values)</c>.
/// </remarks>
public sealed class AveragedSgd : Optimizer
{
    /// <summary>Describes averaged stochastic gradient descent.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="lambda">The decay of the weights, and of the learning rate, at least 0.</param>
    /// <param name="alpha">The power with which the learning rate decays, at least 0.</param>
    /// <param name="start">The step after which the averaging starts, at least 0. PyTorch's default, a million, is more steps than most networks here are trained for.</param>
    /// <param name="weightDecay">The factor of the L2 term that is added to the gradient.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public AveragedSgd(double learningRate = 1e-2, double lambda = 1e-4, double alpha = 0.75, double start = 1e6, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        Lambda = Hyperparameter.NotNegative(lambda);
        Alpha = Hyperparameter.NotNegative(alpha);
        Start = Hyperparameter.NotNegative(start);
    }

    /// <summary>The decay of the weights, and of the learning rate.</summary>
    public double Lambda { get; }

    /// <summary>The power with which the learning rate decays.</summary>
    public double Alpha { get; }

    /// <summary>The step after which the averaging starts.</summary>
    public double Start { get; }

    internal override IReadOnlyList<string> SlotNames => ["ax"];

    internal override bool AveragesWeights => true;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters => [("lambda", Lambda), ("alpha", Alpha), ("start", Start)];

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<Rule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients)
    {
        var eta = moment.LearningRate / ExactFunctions.Power(1 + (Lambda * moment.LearningRate * (moment.Step - 1)), Alpha);
        var mu = 1 / Math.Max(1, moment.Step - 1 - Start);
        coefficients[0] = -eta;
        coefficients[1] = moment.WeightDecay;
        coefficients[2] = 1 - (Lambda * eta);
        coefficients[3] = mu;
        coefficients[4] = 1 - mu;
    }

    private readonly struct Rule : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Update<V, T>(
            ref T weights, ref readonly T gradients, ref T first, ref T second, nuint start, nuint end, ReadOnlySpan<T> c)
            where V : struct, ILanes<V, T>
            where T : unmanaged
        {
            V step = V.Broadcast(c[0]), decay = V.Broadcast(c[1]), keep = V.Broadcast(c[2]), take = V.Broadcast(c[3]), rest = V.Broadcast(c[4]);
            var clip = ClippedLoad<V, T>.Of(c);
            for (var i = start; i < end; i += (nuint)V.Count)
            {
                var w = V.Load(ref weights, i);
                var g = V.MultiplyAdd(decay, w, clip.Load(in gradients, i));
                w = V.MultiplyAdd(step, g, keep * w);
                w.Store(ref weights, i);

                // Exactly w while mu is 1.
                V.MultiplyAdd(take, w, rest * V.Load(ref first, i)).Store(ref first, i);
            }
        }
    }
}
