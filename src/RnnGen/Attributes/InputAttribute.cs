namespace RnnGen;

/// <summary>
/// An input of a network: features, or integer tokens. The first stands before all layers; others stand where they are read, by the layer that follows or under their
/// <see cref="LayerAttribute.Name"/> by any later one. A network of several takes batches that have a span for each of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Tokens: set <see cref="Vocabulary"/>. They are fed one-hot, or through an <see cref="EmbeddingAttribute"/> that follows.</summary>
    public InputAttribute()
    {
    }

    /// <summary>Features: a vector of real numbers, at each step unless <see cref="Span"/> says otherwise.</summary>
    /// <param name="features">The number of features, at least 1.</param>
    public InputAttribute(int features) => Features = features;

    /// <summary>The number of features; 0 for tokens.</summary>
    public int Features { get; }

    /// <summary>The number of different tokens, 0 to Vocabulary - 1; 0 for features.</summary>
    public int Vocabulary { get; set; }

    /// <summary>The steps at which the input has values. Default: <see cref="InputSpan.Steps"/>.</summary>
    public InputSpan Span { get; set; }
}
