namespace RnnGen;

/// <summary>The base of layers that make one value of several. They have no weights.</summary>
public abstract class JoinAttribute : LayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="sources">The names of two or more layers or inputs, all of them written before this layer.</param>
    protected JoinAttribute(string[] sources) => Sources = sources ?? [];

    /// <summary>The names of what the layer reads, in order.</summary>
    public IReadOnlyList<string> Sources { get; }
}
