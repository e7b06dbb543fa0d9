using System;
using System.Collections.Generic;
using System.Globalization;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>The layers' names: as written, otherwise the kind in lower case, from the second layer of a kind on with its number.</summary>
internal static class LayerNames
{
    /// <summary>One name a layer, in order.</summary>
    public static IReadOnlyList<string> Of(NetworkDeclaration network)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var layer in network.Layers)
        {
            counts.TryGetValue(layer.Kind, out var before);
            counts[layer.Kind] = before + 1;
            names.Add(layer.Name ?? Default(layer.Kind, before + 1));
        }

        return names;
    }

    private static string Default(string kind, int number) =>
        kind.ToLowerInvariant() + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
}
