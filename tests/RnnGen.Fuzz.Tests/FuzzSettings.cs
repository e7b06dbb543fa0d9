using System.Globalization;

namespace RnnGen.Fuzz.Tests;

/// <summary>How many cells are drawn, and which.</summary>
internal static class FuzzSettings
{
    /// <summary>Complaints that a failure shows, the shortest first.</summary>
    public const int Shown = 3;

    private const int Default = 200;

    public static int Count { get; } = Read("RNNGEN_FUZZ_CELLS", Default);

    public static int First { get; } = Read("RNNGEN_FUZZ_FIRST", 1);

    /// <summary>Where emitted files are put for a look at them.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("RNNGEN_FUZZ_FOLDER");

    /// <summary>Whether a cell is run at every width and in single precision too: where there is little time, one in eight, and the others at one width beside the best.</summary>
    public static bool IsThorough(int number) => Count != Default || number % 8 == 0;

    public static IEnumerable<int> Numbers => Enumerable.Range(First, Count);

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
