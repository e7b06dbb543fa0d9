namespace NameGender;

/// <summary>First names in small letters, each given to women or to men.</summary>
/// <param name="Names">The names.</param>
/// <param name="IsFemale">1 for a name of women, 0 for one of men.</param>
/// <param name="Shared">How many names were left out because they are given to both.</param>
internal sealed record NameList(string[] Names, double[] IsFemale, int Shared)
{
    /// <summary>Loads the two lists of a folder. Names with a hyphen are left out.</summary>
    public static NameList Load(string folder)
    {
        var (female, male) = (Read(folder, "female.txt"), Read(folder, "male.txt"));
        var names = female.Union(male, StringComparer.Ordinal).Where(name => female.Contains(name) != male.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        return new(names, [.. names.Select(name => female.Contains(name) ? 1.0 : 0.0)], female.Intersect(male, StringComparer.Ordinal).Count());
    }

    private static HashSet<string> Read(string folder, string file) => File.ReadLines(Path.Combine(folder, file))
        .Select(name => name.Trim().ToLowerInvariant())
        .Where(Alphabet.Spells)
        .ToHashSet(StringComparer.Ordinal);
}
