using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>A layer as an attribute names it.</summary>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="Layer">The type of layer.</param>
/// <param name="Bind">Makes the layer of the attribute.</param>
internal sealed record LayerKind(string Name, Type Layer, Func<LayerDeclaration, LayerPlace, Layer> Bind);

/// <summary>Every kind of layer.</summary>
internal static class LayerKinds
{
    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new("Input", typeof(InputLayer), InputLayer.Bind),
        new("Embedding", typeof(EmbeddingLayer), EmbeddingLayer.Bind),
        .. CellCatalog.Cells.Select(kind => new LayerKind(kind.Name, typeof(RecurrentLayer), (written, place) => RecurrentLayer.Bind(written, place, kind.Read(written)))),
        .. CellCatalog.TreeCells.Select(kind => new LayerKind(kind.Name, typeof(TreeLayer), (written, place) => TreeLayer.Bind(written, place, kind.Read(written)))),
        new("Dense", typeof(DenseLayer), DenseLayer.Bind),
        new("Conv1D", typeof(ConvolutionLayer), ConvolutionLayer.Bind),
        new("SelfAttention", typeof(AttentionLayer), AttentionLayer.Bind),
        new("Dropout", typeof(DropoutLayer), DropoutLayer.Bind),
        new("Decoder", typeof(DecoderLayer), DecoderLayer.Bind),
        .. new[] { JoinMode.Concat, JoinMode.Add, JoinMode.Multiply }.Select(mode => new LayerKind(mode.ToString(), typeof(JoinLayer), (written, place) => JoinLayer.Bind(written, place, mode))),
        new("LayerNorm", typeof(NormalizationLayer), NormalizationLayer.Bind),
        new("Layer", typeof(EquationLayer), EquationLayer.Bind),
    ];

    private static Dictionary<string, LayerKind> ByName { get; } = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of an attribute; null for one that a user derived.</summary>
    public static LayerKind? Find(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>The kinds of some types of layer, as attributes are written.</summary>
    public static string Listed(params Type[] layers) => string.Join(", ", All.Where(kind => layers.Length == 0 || layers.Contains(kind.Layer)).Select(kind => $"[{kind.Name}]"));
}
