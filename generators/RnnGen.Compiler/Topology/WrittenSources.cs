using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>The layers that each layer reads, as it is written: the one before it, unless it names others.</summary>
internal static class WrittenSources
{
    /// <summary>For each layer the layers that it reads, by index, in order; null for a name that no layer has that is written before.</summary>
    public static IReadOnlyList<IReadOnlyList<int?>> Of(IReadOnlyList<LayerDeclaration> layers, IReadOnlyList<LayerKind?> kinds, IReadOnlyList<string> names)
    {
        var sources = new List<IReadOnlyList<int?>>();
        for (var i = 0; i < layers.Count; i++)
        {
            sources.Add([
                .. layers[i].Sources.Count > 0 ? Find(layers[i].Sources, names, i)
                    : i == 0 || kinds[i]?.Layer == typeof(JoinLayer) || kinds[i]?.Layer == typeof(InputLayer) ? []
                    : new int?[] { i - 1 },
                .. Find(layers[i].Beside, names, i),
            ]);
        }

        return sources;
    }

    /// <summary>The layers that names mean, by index: the first of each name that is written before another layer; null where there is none.</summary>
    public static IEnumerable<int?> Find(IEnumerable<string> named, IReadOnlyList<string> names, int before) =>
        named.Select(name => Enumerable.Range(0, before).Select(index => (int?)index).FirstOrDefault(index => names[index!.Value] == name));

    /// <summary>For each layer, whether the recurrence of another one follows it on some way to the output.</summary>
    public static IReadOnlyList<bool> LeadToRecurrence(IReadOnlyList<IReadOnlyList<int?>> sources, IReadOnlyList<bool> isRecurrent)
    {
        var leads = new bool[sources.Count];
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            foreach (var source in sources[i].OfType<int>())
            {
                leads[source] |= isRecurrent[i] || leads[i];
            }
        }

        return leads;
    }
}
