namespace RnnGen;

/// <summary>
/// Stops training when the loss of the validation data (of the training data, where there is no validation) has not fallen for a while. Training then ends
/// with the best weights, however it ends.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Describes when to stop.</summary>
    /// <param name="patience">The epochs without a better loss after which to stop, at least 1.</param>
    /// <param name="minimumImprovement">By how much a loss must fall to count as better, at least 0.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public EarlyStopping(int patience, double minimumImprovement = 0)
    {
        Patience = Hyperparameter.AtLeast(1, patience);
        MinimumImprovement = Hyperparameter.NotNegative(minimumImprovement);
    }

    /// <summary>The epochs without a better loss after which to stop.</summary>
    public int Patience { get; }

    /// <summary>By how much a loss must fall to count as better.</summary>
    public double MinimumImprovement { get; }
}
