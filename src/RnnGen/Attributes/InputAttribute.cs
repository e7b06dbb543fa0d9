namespace RnnGen;

/// <summary>The input of a network, before its first layer: features per step, or integer tokens.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Tokens: set <see cref="Vocabulary"/>. They are fed one-hot, or through an <see cref="EmbeddingAttribute"/> that follows.</summary>
    public InputAttribute()
    {
    }

    /// <summary>Features: each step carries a vector of real numbers.</summary>
    /// <param name="features">The number of features per step, at least 1.</param>
    public InputAttribute(int features) => Features = features;

    /// <summary>The number of features per step; 0 for tokens.</summary>
    public int Features { get; }

    /// <summary>The number of different tokens, 0 to Vocabulary - 1; 0 for features.</summary>
    public int Vocabulary { get; set; }
}
