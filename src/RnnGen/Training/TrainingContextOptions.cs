namespace RnnGen;

/// <summary>Options of a <see cref="TrainingContext{T}"/>.</summary>
public sealed record TrainingContextOptions
{
    /// <summary>The seed of the dropout masks. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The threads that a call of <see cref="TrainingContext{T}.ComputeGradients(in SequenceBatch{T}, bool)"/> is shared out among, at least 1; null: as the network's
    /// <see cref="Runtime.NetworkEngine{T}.MaxDegreeOfParallelism"/> says. Results do not depend on it, not by a bit.
    /// </summary>
    public int? MaxDegreeOfParallelism { get; init; }
}
