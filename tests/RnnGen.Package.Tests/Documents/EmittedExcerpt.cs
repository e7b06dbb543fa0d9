using System.Text.RegularExpressions;

namespace RnnGen.Package.Tests.Documents;

/// <summary>What a marker such as <c>emitted Kernels: from "how the first line begins" to "how the last one begins"</c> asks for.</summary>
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
        var start = Array.FindIndex(lines, line => Begins(line, match.Groups["first"].Value));
        var end = start < 0 ? -1 : Array.FindIndex(lines, start, line => Begins(line, match.Groups["last"].Value));
        Assert.True(end >= 0, $"No emitted lines begin as '{marker}' says.");

        var taken = lines[start..(end + 1)];
        var indentation = taken.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return [.. taken.Select(line => line.Length == 0 ? line : line[indentation..])];
    }

    private static bool Begins(string line, string text) => line.TrimStart().StartsWith(text, StringComparison.Ordinal);

    [GeneratedRegex(@"^emitted (?<part>\w+): from ""(?<first>.+)"" to ""(?<last>.+)""$")]
    private static partial Regex Pattern();
}
