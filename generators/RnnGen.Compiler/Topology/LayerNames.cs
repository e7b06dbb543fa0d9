using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology;

/// <summary>The layers' names: the declared one, or the kind in lower case, numbered from the second of a kind on.</summary>
internal static class LayerNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<LayerDeclaration> layers) => layers
        .Select((layer, i) =>
        {
            var number = layers.Take(i + 1).Count(other => KindOf(other) == KindOf(layer));
            return layer.Name ?? KindOf(layer) + (number > 1 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        })
        .ToList();

    /// <summary>The kind of a layer, for a user's cell its class.</summary>
    private static string KindOf(LayerDeclaration layer) => (layer.Cell?.Name ?? layer.Kind).ToLowerInvariant();
}
