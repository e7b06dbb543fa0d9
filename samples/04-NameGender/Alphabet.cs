namespace NameGender;

/// <summary>Tokens: 0 to 25 are a to z.</summary>
internal static class Alphabet
{
    public const int Size = 26;

    public static bool Spells(string name) => name.Length > 0 && name.All(letter => letter is >= 'a' and <= 'z');

    public static int[] Tokens(string name) => [.. name.Select(letter => letter - 'a')];
}
