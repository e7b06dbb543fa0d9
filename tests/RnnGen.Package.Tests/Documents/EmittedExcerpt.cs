using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnGen.Package.Tests.Documents;

/// <summary>What a marker such as <c>emitted Kernels: 8 lines from "text"</c> asks for.</summary>
internal static partial class EmittedExcerpt
{
    /// <summary>Takes the excerpt out of the emitted files, without the indentation that its lines share.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="read">Reads an emitted file by its part: Forward, Backward, Kernels, or Surface.</param>
    public static IReadOnlyList<string> Take(string marker, Func<string, string[]> read)
    {
        var match = Pattern().Match(marker);
        Assert.True(match.Success, $"The marker '{marker}' is not understood.");
        var lines = read(match.Groups["part"].Value);
        var start = Array.FindIndex(lines, line => line.Contains(match.Groups["text"].Value, StringComparison.Ordinal));
        Assert.True(start >= 0, $"No emitted line contains what '{marker}' begins with.");

        var taken = lines.Skip(start).Take(int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)).ToList();
        var indentation = taken.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return [.. taken.Select(line => line.Length == 0 ? line : line[indentation..])];
    }

    [GeneratedRegex(@"^emitted (?<part>\w+): (?<count>\d+) lines from ""(?<text>.+)""$")]
    private static partial Regex Pattern();
}
