using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>A task that a network learns in seconds.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Measure">What is counted as an error, in words.</param>
/// <param name="MostError">The largest share of errors with which it counts as learned.</param>
/// <param name="Source">Where its sequences come from.</param>
/// <param name="Error">The share of errors in a network's answers, [sequences, output steps, output size].</param>
internal sealed record LearningTask(string Name, string Measure, double MostError, SequenceSource Source, Func<float[], Examples, double> Error)
{
    /// <summary>The sequences of a training step.</summary>
    public const int BatchSize = 32;

    /// <summary>Of how many classes a label is one; 1 where the answers are values.</summary>
    public int Classes { get; init; } = 1;

    /// <summary>The share of errors in what a network answers to sequences.</summary>
    public double ErrorOf(IRecurrentNetwork<float> network, Examples examples) => Error(examples.Answers(network, BatchSize, Source.Targets + (Classes * Source.Labels)), examples);
}
