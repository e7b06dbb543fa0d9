namespace RnnGen.Runtime;

/// <summary>Distributions from the numbers that a network predicts.</summary>
internal static class HeadDistributions
{
    /// <summary>The least rate, scale or mean: what single precision rounds to 0 is that.</summary>
    private const double Least = 1e-300;

    /// <summary>Whether a loss predicts the parameters of a distribution.</summary>
    public static bool IsOfDistribution(this LossKind loss) =>
        loss is LossKind.Gaussian or LossKind.StudentT or LossKind.GaussianMixture or LossKind.Poisson or LossKind.NegativeBinomial;

    /// <summary>The distribution of a feature of the target.</summary>
    /// <param name="loss">The loss, one that predicts a distribution.</param>
    /// <param name="outputs">The outputs of the head at a position.</param>
    /// <param name="features">The numbers of a target.</param>
    /// <param name="feature">The number of the target that is meant.</param>
    public static PredictedDistribution Of(LossKind loss, ReadOnlySpan<double> outputs, int features, int feature)
    {
        switch (loss)
        {
            case LossKind.Gaussian:
                return PredictedDistribution.Gaussian(outputs[feature], Math.Max(Least, outputs[features + feature]));
            case LossKind.StudentT:
                return PredictedDistribution.StudentT(outputs[feature], Math.Max(Least, outputs[features + feature]), outputs[(2 * features) + feature]);
            case LossKind.Poisson:
                return PredictedDistribution.Poisson(Math.Max(Least, outputs[feature]));
            case LossKind.NegativeBinomial:
                return PredictedDistribution.NegativeBinomial(Math.Max(Least, outputs[feature]), Math.Max(Least, outputs[features + feature]));
            default:
                var components = outputs.Length / (1 + (2 * features));
                var (means, deviations) = (new double[components], new double[components]);
                for (var k = 0; k < components; k++)
                {
                    means[k] = outputs[components + (k * features) + feature];
                    deviations[k] = Math.Max(Least, outputs[components + ((components + k) * features) + feature]);
                }

                return PredictedDistribution.GaussianMixture(outputs[..components], means, deviations);
        }
    }
}
