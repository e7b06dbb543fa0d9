using RnnGen;

namespace Tasks;

/// <summary>Training on sequences that are drawn as it goes: none is seen twice.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="BatchSize">The sequences of a step.</param>
/// <param name="MostSequences">After how many training ends, if not before.</param>
internal sealed record Practice(SequenceSource Source, int BatchSize, long MostSequences)
{
    public required Optimizer Optimizer { get; init; }

    public GradientClipping Clipping { get; init; } = GradientClipping.ByGlobalNorm(1);

    /// <summary>A factor on the learning rate, by the step.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>After how many sequences, each time, it is looked whether the network has learned the task.</summary>
    public int SequencesPerLook { get; init; } = 2_000;

    /// <summary>At how many looks in a row it must have.</summary>
    public int LooksInARow { get; init; } = 1;

    /// <summary>Trains until the network has learned the task, or has seen as many sequences as it may.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The seed of the sequences.</param>
    /// <param name="hasLearned">Whether it has, by sequences that neither training nor the criterion see.</param>
    /// <returns>How many sequences it has seen.</returns>
    public long Train(IRecurrentNetwork<float> network, int seed, Func<bool> hasLearned)
    {
        var random = Seeds.Training(seed);
        var examples = new Examples(Source, BatchSize);
        var optimizer = Optimizer.Bind(network.Parameters);
        // The tasks themselves share out the cores.
        using var training = network.CreateTrainingContext(new() { Seed = seed, MaxDegreeOfParallelism = 1 });
        var nextLook = (long)SequencesPerLook;
        var looksInARow = 0;
        for (long seen = 0; ;)
        {
            examples.Refill(random);
            var result = training.ComputeGradients(examples.Batch);
            if (result.IsFinite)
            {
                Clipping.Apply(training.Gradients);
                optimizer.Apply(training.Gradients, Optimizer.LearningRate * Schedule.Factor(optimizer.Step));
            }

            seen += BatchSize;
            if (seen >= MostSequences)
            {
                return seen;
            }

            if (seen >= nextLook)
            {
                nextLook += SequencesPerLook;
                looksInARow = hasLearned() ? looksInARow + 1 : 0;
                if (looksInARow == LooksInARow)
                {
                    return seen;
                }
            }
        }
    }
}
