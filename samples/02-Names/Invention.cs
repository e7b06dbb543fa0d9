namespace Names;

/// <summary>Invented names, none of them in the list, each once.</summary>
/// <param name="Names">The names.</param>
/// <param name="Drawn">How many were drawn to find them.</param>
internal sealed record Invention(IReadOnlyList<string> Names, int Drawn)
{
    private const int DrawsPerName = 50;

    public static Invention Of(Inventor inventor, int count, IReadOnlySet<string> known)
    {
        var names = new List<string>();
        var drawn = 0;
        while (names.Count < count && drawn < count * DrawsPerName)
        {
            drawn++;
            var name = inventor.Write();
            if (name.Length > 0 && !known.Contains(name) && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return new(names, drawn);
    }

    /// <summary>At least two letters, a vowel among them, and no letter three times in a row.</summary>
    public static bool IsWellFormed(string name) =>
        name.Length >= 2
        && name.AsSpan().ContainsAny("aeiouy")
        && !Enumerable.Range(0, name.Length - 2).Any(i => name[i] == name[i + 1] && name[i] == name[i + 2]);
}
