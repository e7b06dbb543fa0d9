using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology;

/// <summary>What the rules know of a kind of layer.</summary>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="IsRecurrent">Whether it carries states from step to step.</param>
/// <param name="SizeArgument">The argument that sets the width of its output; null when the width is its input's.</param>
/// <param name="IsTree">Whether it runs over the nodes of trees.</param>
internal sealed record LayerKind(string Name, bool IsRecurrent, string? SizeArgument, bool IsTree = false);

/// <summary>Every kind of layer.</summary>
internal static class LayerKinds
{
    public const string Input = "Input";
    public const string Embedding = "Embedding";
    public const string Dense = "Dense";
    public const string Dropout = "Dropout";
    public const string Decoder = "Decoder";
    public const string LayerNorm = "LayerNorm";
    public const string Cell = "Cell";

    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new(Input, IsRecurrent: false, "features"),
        new(Embedding, IsRecurrent: false, "size"),
        .. CellCatalog.All.Select(cell => new LayerKind(cell.Kind, IsRecurrent: true, cell.SizeArgument)),
        new(Cell, IsRecurrent: true, "units"),
        .. TreeCellCatalog.All.Select(cell => new LayerKind(cell.Kind, IsRecurrent: false, "units", IsTree: true)),
        new(Dense, IsRecurrent: false, "units"),
        new(Dropout, IsRecurrent: false, SizeArgument: null),
        new(Decoder, IsRecurrent: false, SizeArgument: null),
        new(LayerNorm, IsRecurrent: false, SizeArgument: null),
    ];

    /// <summary>The kind of a layer; null for an attribute that a user derived.</summary>
    public static LayerKind? Of(LayerDeclaration layer) => All.FirstOrDefault(kind => kind.Name == layer.Kind);
}
