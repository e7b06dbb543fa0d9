namespace RnnGen;

/// <summary>Options of a <see cref="Session{T}"/>.</summary>
public sealed record SessionOptions
{
    /// <summary>The action of a step whose input or state is not finite. Default: <see cref="NonFiniteHandling.Keep"/>.</summary>
    public NonFiniteHandling NonFinite { get; init; }
}
