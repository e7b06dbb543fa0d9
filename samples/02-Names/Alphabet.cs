namespace Names;

/// <summary>Tokens: 0 is the edge of a name, before its first letter and after its last; 1 to 26 are a to z.</summary>
internal static class Alphabet
{
    public const int Edge = 0;
    public const int Size = 27;

    public static bool Spells(string name) => name.All(letter => letter is >= 'a' and <= 'z');

    public static int TokenOf(char letter) => letter - 'a' + 1;

    public static char LetterOf(int token) => (char)('a' + token - 1);

    /// <summary>What the network reads: the edge, then the letters.</summary>
    public static int[] Inputs(string name) => [Edge, .. name.Select(TokenOf)];

    /// <summary>What it learns to expect after each of those: the letters, then the edge.</summary>
    public static int[] Labels(string name) => [.. name.Select(TokenOf), Edge];
}
