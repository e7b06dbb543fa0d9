using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>How wide the output of each layer is, as far as the declaration says.</summary>
internal static class LayerWidths
{
    /// <summary>The widths, in the order of the layers; null where a layer's width, or what it depends on, is not known.</summary>
    public static IReadOnlyList<int?> Of(NetworkDeclaration network)
    {
        var widths = new List<int?>();
        int? width = null;
        foreach (var layer in network.Layers)
        {
            widths.Add(width = Of(layer, width));
        }

        return widths;
    }

    private static int? Of(LayerDeclaration layer, int? input) => LayerKinds.Of(layer) switch
    {
        { Name: LayerKinds.Input } when layer.Integer("Vocabulary") > 0 => layer.Integer("Vocabulary"),
        { Name: "Lags" } => layer.Integer("lags") * input,
        { IsRecurrent: true } => Recurrent(layer),
        { SizeArgument: { } size } => layer.Integer(size),
        { Name: LayerKinds.Dropout or LayerKinds.LayerNorm } => input,
        _ => null,
    };

    private static int Recurrent(LayerDeclaration layer)
    {
        var width = layer.Integer("Projection") is > 0 and var projection ? projection : layer.Integer(layer.Kind == "Jordan" ? "outputs" : "units");
        return layer.Flag("Bidirectional", false) && (Merge)layer.Integer("Merge") == Merge.Concat ? 2 * width : width;
    }

    /// <summary>The width of a layer's output; 0 where it is not known.</summary>
    public static int Of(NetworkDeclaration network, int index) => Of(network)[index] ?? 0;

    /// <summary>The width of the network's output; 0 where it is not known.</summary>
    public static int OfOutput(NetworkDeclaration network) => Of(network, network.Layers.Count - 1);

    /// <summary>The index of [Decoder]; -1 without one.</summary>
    public static int Decoder(NetworkDeclaration network) => network.Layers.ToList().FindIndex(layer => layer.Kind == LayerKinds.Decoder);
}
