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
}
