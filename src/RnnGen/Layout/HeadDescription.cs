using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>An output, as a description tells it.</summary>
/// <param name="Name">The name, that of the layer; <c>output</c> where the network has a single head.</param>
/// <param name="Loss">The loss; null for a network that cannot be trained.</param>
/// <param name="Weight">The factor of its loss in the sum of all.</param>
/// <param name="Column">The first column of its values, where those of all heads stand side by side.</param>
/// <param name="Size">Values per output step.</param>
/// <param name="TargetSize">The numbers of a target per output step; 0 where targets are classes.</param>
public sealed record HeadDescription(string Name, LossKind? Loss, double Weight, int Column, int Size, int TargetSize)
{
    /// <summary>The prediction at a position, as a distribution with a mean, quantiles, samples and a score.</summary>
    /// <param name="outputs">[values of the head], as <c>Predict</c> returned them for one row and step.</param>
    /// <param name="feature">The number of the target that is meant, from 0.</param>
    /// <returns>The distribution of that number, in the targets' units.</returns>
    /// <exception cref="InvalidOperationException">The loss predicts no distribution.</exception>
    /// <exception cref="ArgumentException">The length does not fit, or a parameter is not finite.</exception>
    public PredictedDistribution Distribution(ReadOnlySpan<double> outputs, int feature = 0)
    {
        if (Loss is not { } loss || !loss.IsOfDistribution())
        {
            throw new InvalidOperationException($"'{Name}' predicts no distribution: its loss is {Loss?.ToString() ?? "missing"}. Use LossKind.Gaussian, StudentT, GaussianMixture, Poisson or NegativeBinomial.");
        }

        if (outputs.Length != Size)
        {
            throw new ArgumentException(Invariant($"outputs: expected the {Size} values of '{Name}' at one position; given {outputs.Length}."), nameof(outputs));
        }

        return (uint)feature < (uint)TargetSize
            ? HeadDistributions.Of(loss, outputs, TargetSize, feature)
            : throw new ArgumentOutOfRangeException(nameof(feature), feature, Invariant($"Expected 0 to {TargetSize - 1}: one of the numbers of a target."));
    }

    /// <summary>As <see cref="Distribution(ReadOnlySpan{double}, int)"/>, of outputs in single precision.</summary>
    /// <param name="outputs">[values of the head], as <c>Predict</c> returned them for one row and step.</param>
    /// <param name="feature">The number of the target that is meant, from 0.</param>
    /// <returns>The distribution of that number, in the targets' units.</returns>
    /// <exception cref="InvalidOperationException">The loss predicts no distribution.</exception>
    /// <exception cref="ArgumentException">The length does not fit, or a parameter is not finite.</exception>
    public PredictedDistribution Distribution(ReadOnlySpan<float> outputs, int feature = 0)
    {
        var numbers = new double[outputs.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = outputs[i];
        }

        return Distribution(numbers, feature);
    }
}
