using System.Text.RegularExpressions;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>A source in which <c>[|text|]</c> marks what is to be underlined.</summary>
internal sealed partial record Marked(string Source, IReadOnlyList<(int Start, string Text)> Spans)
{
    /// <summary>Takes the marks out.</summary>
    public static Marked Parse(string marked)
    {
        var spans = new List<(int, string)>();
        while (Mark().Match(marked) is { Success: true } match)
        {
            spans.Add((match.Index, match.Groups[1].Value));
            marked = marked[..match.Index] + match.Groups[1].Value + marked[(match.Index + match.Length)..];
        }

        return new Marked(marked, spans);
    }

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
