using System.Collections.Generic;
using System.Linq;
using System.Text;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Emission;

/// <summary>Draws which layers read which: a row for each input and layer, in written order, and a line for each value from where it is made to where it is last read.</summary>
internal static class GraphDrawing
{
    /// <summary>The lines beside each input and layer, in the order of the network's layers, all as wide.</summary>
    public static IReadOnlyList<string> Of(NetworkGraph network)
    {
        var sources = network.Layers.Select(layer => layer.Place.Sources.Concat(layer.Place.InitialSources).Select(source => source.Layer).Distinct().ToList()).ToList();
        var lastReaders = Enumerable.Range(0, sources.Count).Select(layer => sources.FindLastIndex(read => read.Contains(layer))).ToList();
        var lines = new List<int?>();
        var rows = new List<string>();
        for (var layer = 0; layer < sources.Count; layer++)
        {
            var read = sources[layer].Select(source => lines.IndexOf(source)).ToList();
            var ended = sources[layer].Where(source => lastReaders[source] == layer).Select(source => lines.IndexOf(source)).ToList();
            var own = ended.Count > 0 ? ended.Min() : lines.Contains(null) ? lines.IndexOf(null) : lines.Count;
            if (own == lines.Count)
            {
                lines.Add(null);
            }

            rows.Add(Row(lines, own, read, ended));
            ended.ForEach(column => lines[column] = null);
            lines[own] = lastReaders[layer] > layer ? layer : null;
            while (lines.Count > 0 && lines[lines.Count - 1] is null)
            {
                lines.RemoveAt(lines.Count - 1);
            }
        }

        var width = rows.Max(row => row.Length);
        return [.. rows.Select(row => row.PadRight(width))];
    }

    /// <summary>A layer's own line, those that it reads, and those that pass.</summary>
    /// <param name="lines">The values that lines carry; null where there is none.</param>
    /// <param name="own">The layer's line.</param>
    /// <param name="read">The lines that it reads.</param>
    /// <param name="ended">Those of them that nothing reads after it.</param>
    private static string Row(List<int?> lines, int own, List<int> read, List<int> ended)
    {
        var (first, last) = (read.Append(own).Min(), read.Append(own).Max());
        var row = new StringBuilder();
        for (var column = 0; column < lines.Count; column++)
        {
            var isCrossed = column > first && column < last;
            row.Append(
                column == own ? '●'
                : read.Contains(column) && ended.Contains(column) ? isCrossed ? '┴' : column < own ? '└' : '┘'
                : read.Contains(column) ? isCrossed ? '┼' : column < own ? '├' : '┤'
                : lines[column] is not null ? isCrossed ? '┼' : '│'
                : isCrossed ? '─' : ' ');
            row.Append(column >= first && column < last ? '─' : ' ');
        }

        return row.ToString().TrimEnd();
    }
}
