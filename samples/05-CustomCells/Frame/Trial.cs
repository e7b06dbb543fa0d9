using System.Diagnostics;
using RnnGen;
using Tasks;

namespace CustomCells;

/// <summary>A cell, and a task that it is put to.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Task">The task.</param>
/// <param name="Create">The network, from a seed.</param>
internal sealed record Trial(Type Cell, LearningTask Task, Func<int, IRecurrentNetwork<float>> Create)
{
    private const int TestSequences = 2_000;

    /// <summary>After how many sequences training ends, if the task has not been learned before.</summary>
    private const int MostSequences = 200_000;

    /// <summary>The learning rate of Adam at first; it falls along a cosine.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Trains the network until it has learned the task, or has seen as many sequences as it may; then looks at sequences that it has not seen.</summary>
    public Finding Run(int seed)
    {
        var clock = Stopwatch.StartNew();
        var network = Create(seed);
        var practice = new Practice(Task.Source, LearningTask.BatchSize, MostSequences)
        {
            Optimizer = new Adam(LearningRate),
            Schedule = new CosineDecay(MostSequences / LearningTask.BatchSize, floor: 0.02),
            LooksInARow = 2,
        };
        var validation = Task.Source.Take(TestSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Task.ErrorOf(network, validation) <= Task.MostError / 2);
        var error = Task.ErrorOf(network, Task.Source.Take(TestSequences, Seeds.Test(seed)));
        return new(this, network.Parameters.Count, seen, error, clock.Elapsed.TotalSeconds);
    }
}
