using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Lowering;

/// <summary>The layers' names: the declared one, or the kind in lower case, numbered from the second of a kind on.</summary>
internal static class LayerNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<LayerDeclaration> layers) => layers
        .Select((layer, i) =>
        {
            var number = layers.Take(i + 1).Count(other => other.Kind == layer.Kind);
            return layer.Name ?? layer.Kind.ToLowerInvariant() + (number > 1 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        })
        .ToList();
}
