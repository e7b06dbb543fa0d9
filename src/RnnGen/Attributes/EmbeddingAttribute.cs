namespace RnnGen;

/// <summary>
/// A trained table that turns each token into a vector: y_t = E[token_t]. Follows an <see cref="InputAttribute"/> with a vocabulary.
/// Weights, as in PyTorch's Embedding: <c>name.weight</c> [vocabulary, size]. Drawn uniformly from ±0.05 unless set otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="size">The length of each token's vector, at least 1.</param>
    public EmbeddingAttribute(int size)
    {
        Size = size;
        KernelInitializer = Initializer.Uniform;
        KernelScale = 0.05;
    }

    /// <summary>The length of each token's vector.</summary>
    public int Size { get; }
}
