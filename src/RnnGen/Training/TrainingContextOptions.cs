namespace RnnGen;

/// <summary>Options of a <see cref="TrainingContext{T}"/>.</summary>
public sealed record TrainingContextOptions
{
    /// <summary>The seed of the dropout masks. Default: 0.</summary>
    public int Seed { get; init; }
}
