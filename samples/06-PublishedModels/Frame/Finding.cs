namespace PublishedModels;

/// <summary>What came of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">How many numbers it has learned.</param>
/// <param name="TrainedOn">What it was trained on, in words.</param>
/// <param name="Before">The loss on rows that are held back, before training.</param>
/// <param name="After">The same after training.</param>
/// <param name="Reference">The loss, on these rows, of one who knows how they were made.</param>
/// <param name="Promises">What else is to be so.</param>
internal sealed record Finding(string Model, int Parameters, string TrainedOn, double Before, double After, double Reference, IReadOnlyList<Promise> Promises);
