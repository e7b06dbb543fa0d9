namespace RnnGen;

/// <summary>The base of every attribute that is a layer. Layers run in the order in which their attributes are written.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name in <see cref="ParameterSet{T}"/> and in saved files. Default: the kind in lower case, numbered from the
    /// second on (<c>lstm</c>, <c>lstm2</c>, ...). Letters, digits and underscores, beginning with a letter.
    /// </summary>
    public string? Name { get; set; }
}
