using System.Collections.Generic;
using System.Globalization;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology;

/// <summary>The layers' names: the declared one, or the kind in lower case, numbered from the second of a kind on.</summary>
internal static class LayerNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<LayerDeclaration> layers)
    {
        var (names, numbers) = (new List<string>(layers.Count), new Dictionary<string, int>());
        foreach (var layer in layers)
        {
            var kind = KindOf(layer);
            var number = numbers[kind] = numbers.TryGetValue(kind, out var before) ? before + 1 : 1;
            names.Add(layer.Name ?? kind + (number > 1 ? number.ToString(CultureInfo.InvariantCulture) : ""));
        }

        return names;
    }

    /// <summary>The kind of a layer, for a user's cell its class.</summary>
    private static string KindOf(LayerDeclaration layer) => (layer.Cell?.Name ?? layer.Kind).ToLowerInvariant();
}
