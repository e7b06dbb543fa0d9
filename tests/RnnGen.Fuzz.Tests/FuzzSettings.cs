using System.Globalization;

namespace RnnGen.Fuzz.Tests;

/// <summary>How many cells are drawn, and which.</summary>
internal static class FuzzSettings
{
    /// <summary>Complaints that a failure shows, the shortest first.</summary>
    public const int Shown = 3;

    public static int Count { get; } = Read("RNNGEN_FUZZ_CELLS", 200);

    public static int First { get; } = Read("RNNGEN_FUZZ_FIRST", 1);

    public static IEnumerable<int> Numbers => Enumerable.Range(First, Count);

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
