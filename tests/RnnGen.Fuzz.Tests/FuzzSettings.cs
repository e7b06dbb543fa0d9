using System.Globalization;

namespace RnnGen.Fuzz.Tests;

/// <summary>How many cells and networks are drawn, and which.</summary>
internal static class FuzzSettings
{
    /// <summary>Complaints that a failure shows, the shortest first.</summary>
    public const int Shown = 3;

    private const int Default = 200;

    private const int DefaultNetworks = 120;

    public static int Count { get; } = Read("RNNGEN_FUZZ_CELLS", Default);

    /// <summary>How many networks are drawn.</summary>
    public static int Networks { get; } = Read("RNNGEN_FUZZ_NETWORKS", DefaultNetworks);

    public static bool AreNetworksDefault => Networks == DefaultNetworks;

    public static int First { get; } = Read("RNNGEN_FUZZ_FIRST", 1);

    /// <summary>Where emitted files are put for a look at them.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("RNNGEN_FUZZ_FOLDER");

    /// <summary>A file that objections to networks are added to as they come; null for none.</summary>
    public static string? Log { get; } = Environment.GetEnvironmentVariable("RNNGEN_FUZZ_LOG");

    /// <summary>Whether a cell is run at every width and in single precision too: where there is little time, one in eight, and the others at one width beside the best.</summary>
    public static bool IsThorough(int number) => Count != Default || number % 8 == 0;

    public static IEnumerable<int> Numbers => Enumerable.Range(First, Count);

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
