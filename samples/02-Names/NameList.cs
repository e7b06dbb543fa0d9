namespace Names;

/// <summary>First names in small letters, each once.</summary>
internal static class NameList
{
    /// <summary>The most letters of a name: the network has one more step, for the edge before the first.</summary>
    public const int LongestName = NameModel.Sizes.Steps - 1;

    /// <summary>Loads all lists of a folder. Double names, with a hyphen, are left out.</summary>
    public static string[] Load(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.txt")
            .SelectMany(File.ReadLines)
            .Select(name => name.Trim().ToLowerInvariant())
            .Where(name => name.Length is > 0 and <= LongestName && Alphabet.Spells(name))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
