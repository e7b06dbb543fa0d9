namespace NameGender;

/// <summary>What the last letter alone tells: whichever is more frequent among the names that end in it.</summary>
internal sealed class LastLetter(IReadOnlyCollection<(string Name, double IsFemale)> names)
{
    private readonly bool[] _isFemale =
    [
        .. Enumerable.Range(0, Alphabet.Size).Select(letter => names.Where(entry => entry.Name[^1] - 'a' == letter).Sum(entry => entry.IsFemale - 0.5) > 0),
    ];

    /// <summary>The share of these names that it tells right.</summary>
    public double Accuracy(IReadOnlyCollection<(string Name, double IsFemale)> names) =>
        (double)names.Count(entry => _isFemale[entry.Name[^1] - 'a'] == entry.IsFemale > 0.5) / names.Count;
}
