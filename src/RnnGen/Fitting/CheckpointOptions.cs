namespace RnnGen;

/// <summary>The place and the frequency at which the state of training is saved.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Describes the checkpoints.</summary>
    /// <param name="path">The file. It is replaced as a whole: whenever training is interrupted, a complete checkpoint is there. Whether it can be written is tried before the first epoch.</param>
    /// <param name="everyEpochs">The epochs between two checkpoints, at least 1. There is also one when training ends or is cancelled.</param>
    /// <param name="resume">Whether to go on from the file, if there is one. The weights then come out as if training had never been interrupted, to the bit.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public CheckpointOptions(string path, int everyEpochs = 1, bool resume = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
        EveryEpochs = Hyperparameter.AtLeast(1, everyEpochs);
        Resume = resume;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The epochs between two checkpoints.</summary>
    public int EveryEpochs { get; }

    /// <summary>Whether to go on from the file, if there is one.</summary>
    public bool Resume { get; }
}
