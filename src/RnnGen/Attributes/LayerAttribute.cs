namespace RnnGen;

/// <summary>
/// The base of every attribute that is a layer. A layer reads the one that is written before it, unless it names another (<see cref="UnaryLayerAttribute.From"/>) or several
/// (<see cref="JoinAttribute"/>); it never reads one that is written after it.
/// </summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name in <see cref="ParameterSet{T}"/> and in saved files. Default: the kind in lower case, numbered from the
    /// second on (<c>lstm</c>, <c>lstm2</c>, ...). Letters, digits and underscores, beginning with a letter.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Whether <c>Predict</c> can give the layer's values, too: the network then has <c>Outputs</c>, in which they have a span under the layer's name and, of a recurrent layer, another one for the states that each
    /// row ends with. Not of inputs, of [Decoder], of layers that a loss is about, and in networks of trees. Default: false.
    /// </summary>
    public bool Exposed { get; set; }
}
