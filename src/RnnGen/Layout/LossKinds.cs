namespace RnnGen.Runtime;

/// <summary>Properties of losses.</summary>
internal static class LossKinds
{
    /// <summary>Whether outputs are values in the targets' units, or say what is known of such values, so that targets may be normalized; otherwise they are probabilities, scores or counts.</summary>
    public static bool IsRegression(this LossKind loss) => loss is LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber
        or LossKind.Quantile or LossKind.Gaussian or LossKind.StudentT or LossKind.GaussianMixture;

    /// <summary>Whether each feature of a target has a loss of its own, over which the mean is taken too.</summary>
    public static bool IsPerFeature(this LossKind loss) =>
        loss is not (LossKind.SoftmaxCrossEntropy or LossKind.Ctc or LossKind.Focal or LossKind.Cosine or LossKind.GaussianMixture or LossKind.Custom);

    /// <summary>Whether targets are counts.</summary>
    public static bool IsOfCounts(this LossKind loss) => loss is LossKind.Poisson or LossKind.NegativeBinomial;

    /// <summary>The least and the most that a target may be; whether counts are whole numbers is left to the data.</summary>
    public static (double Least, double Most, string Words) TargetRange(this LossKind loss) => loss switch
    {
        LossKind.BinaryCrossEntropy or LossKind.SoftmaxCrossEntropy => (0, 1, "a probability, 0 to 1"),
        LossKind.Hinge => (-1, 1, "-1 or 1, or what lies between"),
        LossKind.Poisson or LossKind.NegativeBinomial => (0, double.MaxValue, "a count, finite and at least 0"),
        _ => (double.NegativeInfinity, double.PositiveInfinity, "a number"),
    };
}
