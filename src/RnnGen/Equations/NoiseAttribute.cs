namespace RnnGen.Equations;

/// <summary>
/// A parameter of <c>Sample</c>, of a loss of one's own, that holds random numbers: a <see cref="Vector"/> of independent ones. A decoder that draws puts them there at each step; they depend on the
/// seed, the step and the path alone.
/// </summary>
/// <param name="distribution">Their distribution.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoiseAttribute(NoiseDistribution distribution) : Attribute
{
    /// <summary>The distribution of the numbers.</summary>
    public NoiseDistribution Distribution { get; } = distribution;

    /// <summary>The number of random numbers. Default: 0, it follows from the equations; where they leave it open, as many as outputs.</summary>
    public int Width { get; set; }
}
