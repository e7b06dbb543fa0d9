using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation;

/// <summary>The piece of a declaration that a finding is about, and so the text that is underlined.</summary>
/// <param name="Kind">The kind of piece.</param>
/// <param name="Layer">The layer's index, for layers and their arguments, or the loss's; otherwise -1.</param>
/// <param name="Name">The argument, member or container; for a constructor its parameters' types; otherwise empty.</param>
internal sealed record Element(ElementKind Kind, int Layer, string Name)
{
    /// <summary>The <see cref="Item"/> that stands for a whole list.</summary>
    public const int Whole = -1;

    /// <summary>Of an argument that is a list, which of its elements, or the whole of it; 0 in others.</summary>
    public int Item { get; init; }

    /// <summary>The class's identifier.</summary>
    public static Element TypeName { get; } = new(ElementKind.TypeName, -1, "");

    /// <summary>The kind of a [Loss].</summary>
    public static Element OfLoss(LossDeclaration loss) => OfLoss(loss, "");

    /// <summary>A named argument of a [Loss].</summary>
    public static Element OfLoss(LossDeclaration loss, string option) => new(ElementKind.Loss, loss.Index, option);

    /// <summary>An argument of [RecurrentNetwork]; the attribute itself where the argument is not written.</summary>
    public static Element OfNetwork(string argument = "") => new(ElementKind.Network, -1, argument);

    /// <summary>A layer's attribute.</summary>
    public static Element OfLayer(int layer) => new(ElementKind.Layer, layer, "");

    /// <summary>An argument of a layer; its attribute where the argument is not written.</summary>
    public static Element OfLayer(int layer, string argument) => new(ElementKind.Layer, layer, argument);

    /// <summary>The name of something that a layer reads.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">Which of what it reads.</param>
    public static Element OfSource(Layer layer, int source) => layer switch
    {
        JoinLayer => OfItem(layer, "sources", source),
        EquationLayer when source > 0 => OfItem(layer, "With", source - 1),
        _ => OfLayer(layer.Index, "From"),
    };

    /// <summary>A name among those that a layer writes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="written">What is written.</param>
    /// <param name="name">Which of <see cref="LayerDeclaration.NamedSources"/>.</param>
    public static Element OfNamedSource(Layer layer, LayerDeclaration written, int name) =>
        name < written.Sources.Count ? OfSource(layer, name)
        : name - written.Sources.Count is var beside && beside < written.Beside.Count ? OfItem(layer, "With", beside)
        : OfInitialState(layer, beside - written.Beside.Count);

    /// <summary>The name of something that a layer's states begin with.</summary>
    public static Element OfInitialState(Layer layer, int name) => OfItem(layer, "InitialStateFrom", name);

    /// <summary>The identifier of a member.</summary>
    public static Element Member(string name) => new(ElementKind.Member, -1, name);

    /// <summary>The identifier of a constructor.</summary>
    public static Element Constructor(string parameters) => new(ElementKind.Constructor, -1, parameters);

    /// <summary>An element of a list that is an argument of a layer.</summary>
    private static Element OfItem(Layer layer, string argument, int item) => new(ElementKind.Layer, layer.Index, argument) { Item = item };

    /// <summary>The identifier of a type around the network.</summary>
    public static Element Container(string name) => new(ElementKind.Container, -1, name);
}

/// <summary>The kinds of <see cref="Element"/>.</summary>
internal enum ElementKind
{
    TypeName,
    Network,
    Layer,
    Loss,
    Member,
    Constructor,
    Container,
}
