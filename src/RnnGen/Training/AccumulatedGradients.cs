using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// The gradients of a mean over several batches. Each batch that joins has a share of it, its weight over that of all; what is there gets the rest. So the
/// gradients stand for the mean after every batch, and what is added once a batch, times its share, counts once.
/// </summary>
internal sealed class AccumulatedGradients<T>(NetworkLayout network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _clears;

    public ParameterSet<T> Gradients { get; } = new(network);

    /// <summary>The sum of the weights of what has joined.</summary>
    public double Weight { get; private set; }

    /// <summary>The sum of the weights once a batch has joined.</summary>
    /// <param name="weight">The batch's weight, at least 0.</param>
    /// <param name="accumulate">Whether it joins those that are there.</param>
    /// <exception cref="ArgumentException">The sum is not finite.</exception>
    public double WeightWith(double weight, bool accumulate)
    {
        var sum = Before(accumulate) + weight;
        BatchValidation.CheckWeight(network, sum);
        return sum;
    }

    /// <summary>Makes room for a batch: scales what is there, or clears it where the batch is the first that counts.</summary>
    /// <param name="weight">The batch's weight, at least 0.</param>
    /// <param name="accumulate">Whether it joins those that are there.</param>
    /// <returns>The share of the batch, 0 to 1: what its gradients are to be multiplied with. 1 as long as nothing counts, so that penalties are there.</returns>
    /// <exception cref="ArgumentException">The sum of the weights is not finite; nothing was changed.</exception>
    public double Join(double weight, bool accumulate)
    {
        var (before, sum) = (Before(accumulate), WeightWith(weight, accumulate));
        if (before == 0)
        {
            Gradients.Clear();
        }
        else if (weight > 0)
        {
            GradientSpans.Scale(Gradients.Values, Scalar.FromDouble<T>(before / sum));
        }

        (Weight, _clears) = (sum, Gradients.Clears);
        return before == 0 ? 1 : weight / sum;
    }

    private double Before(bool accumulate) => accumulate && Gradients.Clears == _clears ? Weight : 0;
}
