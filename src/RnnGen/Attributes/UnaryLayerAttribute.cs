namespace RnnGen;

/// <summary>The base of layers that read one value: the output of one other layer, or an input.</summary>
public abstract class UnaryLayerAttribute : LayerAttribute
{
    /// <summary>
    /// The name of what the layer reads: a layer or an input that is written before it. Default: the one directly before it. So several layers can read the same one, and branches
    /// come together in a <see cref="ConcatAttribute"/>, an <see cref="AddAttribute"/> or a <see cref="MultiplyAttribute"/>.
    /// </summary>
    public string? From { get; set; }
}
