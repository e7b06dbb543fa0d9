namespace RnnGen;

/// <summary>Options of a <see cref="Session{T}"/>.</summary>
public sealed record SessionOptions
{
    /// <summary>What a step does where an input or a state is not finite. Default: <see cref="NonFiniteHandling.Keep"/>.</summary>
    public NonFiniteHandling NonFinite { get; init; }
}
