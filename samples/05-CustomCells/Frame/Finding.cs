namespace CustomCells;

/// <summary>What came of a trial.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Parameters">How many numbers the network has learned.</param>
/// <param name="Sequences">How many sequences it has been trained on.</param>
/// <param name="Error">The share of errors, on sequences that it has not seen.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Finding(Trial Trial, int Parameters, long Sequences, double Error, double Seconds)
{
    /// <summary>Whether the task counts as learned.</summary>
    public bool IsMet => Error <= Trial.Task.MostError;
}
