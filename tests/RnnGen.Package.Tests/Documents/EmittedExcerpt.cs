using System.Text.RegularExpressions;

namespace RnnGen.Package.Tests.Documents;

/// <summary>
/// What a marker such as <c>emitted Kernels: from "how the first line begins" to "how the last one begins"</c> asks for: an excerpt of what is emitted for the README's
/// network; or of another network, <c>emitted Kernels of Gated: ...</c>, that the document's own program has.
/// </summary>
internal static partial class EmittedExcerpt
{
    /// <summary>The network that a marker names; empty for that of the README, null where the marker is not about an excerpt.</summary>
    public static string? NetworkOf(string marker) => marker.StartsWith("emitted ", StringComparison.Ordinal) ? Pattern().Match(marker).Groups["network"].Value : null;

    /// <summary>Takes the excerpt out of the emitted files, without the indentation that its lines share.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="read">Reads an emitted file by its network and its part: Forward, Backward, Kernels, or Surface.</param>
    public static IReadOnlyList<string> Take(string marker, Func<string, string, string[]> read)
    {
        var match = Pattern().Match(marker);
        Assert.True(match.Success, $"The marker '{marker}' is not understood.");
        var lines = read(match.Groups["network"].Value, match.Groups["part"].Value);
        var start = Array.FindIndex(lines, line => Begins(line, match.Groups["first"].Value));
        var end = start < 0 ? -1 : Array.FindIndex(lines, start, line => Begins(line, match.Groups["last"].Value));
        Assert.True(end >= 0, $"No emitted lines begin as '{marker}' says.");

        var taken = lines[start..(end + 1)];
        var indentation = taken.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return [.. taken.Select(line => line.Length == 0 ? line : line[indentation..])];
    }

    private static bool Begins(string line, string text) => line.TrimStart().StartsWith(text, StringComparison.Ordinal);

    [GeneratedRegex(@"^emitted (?<part>\w+)( of (?<network>\w+))?: from ""(?<first>.+)"" to ""(?<last>.+)""$")]
    private static partial Regex Pattern();
}
