using System.Globalization;

namespace RnnGen.Checkpoints;

/// <summary>Words what a file holds, for messages: a file can hold names as long as itself, and any number of them.</summary>
internal static class SafetensorsText
{
    private const int MaxNames = 10;
    private const int MaxNameLength = 100;
    private const int MaxValueLength = 1000;
    private const int MaxRank = 8;

    /// <summary>A name in quotes, its beginning where it is long.</summary>
    public static string Quoted(string text) => text.Length <= MaxNameLength ? $"'{text}'" : $"'{text[..MaxNameLength]}...'{Count(text)}";

    /// <summary>A value, its beginning where it is long.</summary>
    public static string Cut(string text) => text.Length <= MaxValueLength ? text : $"{text[..MaxValueLength]}...{Count(text)}";

    /// <summary>The lengths of a tensor, such as <c>[3, 2]</c>, its first ones where there are many.</summary>
    public static string Shape<TLength>(IReadOnlyCollection<TLength> shape)
    {
        var lengths = string.Join(", ", shape.Take(MaxRank));
        return shape.Count <= MaxRank ? $"[{lengths}]" : string.Create(CultureInfo.InvariantCulture, $"[{lengths}, ...] ({shape.Count} lengths)");
    }

    /// <summary>The place of an element, such as <c>[2, 1]</c>.</summary>
    public static string Place(long index, IReadOnlyList<int> shape)
    {
        var place = new long[shape.Count];
        for (var i = place.Length - 1; i >= 0; i--)
        {
            (index, place[i]) = Math.DivRem(index, shape[i]);
        }

        return Shape(place);
    }

    /// <summary>The tensors that a file lacks and those that it has too many: ten names in all.</summary>
    public static string Differences(IReadOnlyList<string> missing, IReadOnlyList<string> unexpected)
    {
        var shown = Math.Min(missing.Count, Math.Max(MaxNames / 2, MaxNames - unexpected.Count));
        return $"missing {List(missing, shown)}; unexpected {List(unexpected, MaxNames - shown)}";
    }

    /// <summary>Names, the first ten of them.</summary>
    public static string Names(IReadOnlyList<string> names) => List(names, MaxNames);

    private static string List(IReadOnlyList<string> names, int shown)
    {
        var text = string.Join(", ", names.Take(shown).Select(Quoted));
        return names.Count == 0 ? "none" : names.Count <= shown ? text : string.Create(CultureInfo.InvariantCulture, $"{text} and {names.Count - shown} more");
    }

    private static string Count(string text) => string.Create(CultureInfo.InvariantCulture, $" ({text.Length} characters)");
}
