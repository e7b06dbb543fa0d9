using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology;

/// <summary>How wide the output of each layer is, as far as the declaration says.</summary>
internal static class LayerWidths
{
    /// <summary>The widths, in the order of the layers; null where a layer's width, or what it depends on, is not known. That of [Decoder] is what its steps begin with.</summary>
    public static IReadOnlyList<int?> Of(NetworkDeclaration network) => [.. Chain(network).Select(layer => layer.Output)];

    /// <summary>The widths of what the layers read, in their order; null where they are not known, and where nothing is read.</summary>
    public static IReadOnlyList<int?> OfInputs(NetworkDeclaration network) => [.. Chain(network).Select(layer => layer.Input)];

    private static List<(int? Input, int? Output)> Chain(NetworkDeclaration network)
    {
        // What a decoder's steps begin with may be the output, whose width is known without it.
        var chain = Chain(network, null);
        return Decoder(network) < 0 ? chain : Chain(network, chain[chain.Count - 1].Output);
    }

    private static List<(int? Input, int? Output)> Chain(NetworkDeclaration network, int? fedBack)
    {
        var chain = new List<(int? Input, int? Output)>();
        var decoder = Decoder(network);
        var attended = decoder >= 0 && network.Layers[decoder].Integer("Attention") != (int)Attention.None
            ? network.Layers.ToList().FindLastIndex(layer => LayerKinds.Of(layer) is { IsRecurrent: true })
            : -1;
        int? width = null;
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var output = i == decoder ? OfFeedback(network, network.Layers[i], width, fedBack) : Of(network.Layers[i], width);
            chain.Add((width, output));
            width = i == attended && i > decoder ? output + chain[decoder].Input : output;
        }

        return chain;
    }

    /// <summary>What the steps begin with: in a network of shape OneToMany as wide as the input; behind an encoder the output, or its classes and the start symbol, or nothing.</summary>
    private static int? OfFeedback(NetworkDeclaration network, LayerDeclaration decoder, int? input, int? output) =>
        network.Options.Shape == SequenceShape.OneToMany ? input
        : decoder.Integer("Feedback") == (int)Feedback.Zeros ? null
        : network.Loss is { Kind: LossKind.SoftmaxCrossEntropy, Targets: LossTargets.Indices } ? output + 1
        : output;

    private static int? Of(LayerDeclaration layer, int? input) => LayerKinds.Of(layer) switch
    {
        { Name: LayerKinds.Input } when layer.Integer("Vocabulary") > 0 => layer.Integer("Vocabulary"),
        { IsRecurrent: true } => OfCell(layer, input),
        { SizeArgument: { } size } => layer.Integer(size),
        { Name: LayerKinds.Dropout or LayerKinds.LayerNorm } => input,
        _ => null,
    };

    private static int? OfCell(LayerDeclaration layer, int? input)
    {
        var width = CellCatalog.Of(layer)?.OutputWidth(layer, input) ?? layer.Integer("units");
        return layer.Flag("Bidirectional", false) && (Merge)layer.Integer("Merge") == Merge.Concat ? 2 * width : width;
    }

    /// <summary>The width of a layer's output; 0 where it is not known.</summary>
    public static int Of(NetworkDeclaration network, int index) => Of(network)[index] ?? 0;

    /// <summary>The width of the network's output; 0 where it is not known.</summary>
    public static int OfOutput(NetworkDeclaration network) => Of(network, network.Layers.Count - 1);

    /// <summary>The index of [Decoder]; -1 without one.</summary>
    public static int Decoder(NetworkDeclaration network) => network.Layers.ToList().FindIndex(layer => layer.Kind == LayerKinds.Decoder);
}
