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
        JoinLayer => new(ElementKind.Layer, layer.Index, "sources") { Item = source },
        EquationLayer when source > 0 => new(ElementKind.Layer, layer.Index, "With") { Item = source - 1 },
        _ => OfLayer(layer.Index, "From"),
    };

    /// <summary>The identifier of a member.</summary>
    public static Element Member(string name) => new(ElementKind.Member, -1, name);

    /// <summary>The identifier of a constructor.</summary>
    public static Element Constructor(string parameters) => new(ElementKind.Constructor, -1, parameters);

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
