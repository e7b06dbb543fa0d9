namespace RnnGen.Runtime;

/// <summary>Properties of losses.</summary>
internal static class LossKinds
{
    /// <summary>Whether the outputs are values in the targets' units, which may be normalized; otherwise they are probabilities.</summary>
    public static bool IsRegression(this LossKind loss) => loss is LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber;

    /// <summary>Whether each feature of a position has a loss of its own, over which the mean is taken too.</summary>
    public static bool IsPerFeature(this LossKind loss) => loss.IsRegression() || loss is LossKind.BinaryCrossEntropy;
}
