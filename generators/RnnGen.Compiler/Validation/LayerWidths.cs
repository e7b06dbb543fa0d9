using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>How wide layers' outputs are, as far as a declaration tells.</summary>
internal static class LayerWidths
{
    /// <summary>The width of a layer's output.</summary>
    public static int Of(NetworkDeclaration network, int index)
    {
        var layer = network.Layers[index];
        var kind = LayerKinds.Of(layer);
        if (kind is null || index == 0)
        {
            return System.Math.Max(layer.Integer("features"), layer.Integer("Vocabulary"));
        }

        var width = kind.SizeArgument is { } argument ? layer.Integer(argument) : layer.Integer("lags", 1) * Of(network, index - 1);
        width = layer.Integer("Projection", width);
        return layer.Flag("Bidirectional", false) && layer.Integer("Merge") == (int)Merge.Concat ? 2 * width : width;
    }

    /// <summary>The width of the network's output.</summary>
    public static int OfOutput(NetworkDeclaration network) => Of(network, network.Layers.Count - 1);

    /// <summary>The index of [Decoder]; -1 without one.</summary>
    public static int Decoder(NetworkDeclaration network) => network.Layers.ToList().FindIndex(layer => layer.Kind == LayerKinds.Decoder);
}
