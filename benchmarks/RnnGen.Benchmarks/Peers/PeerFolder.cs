namespace RnnGen.Benchmarks.Peers;

/// <summary>Where peers are found.</summary>
internal static class PeerFolder
{
    private const string Folder = "benchmarks";

    /// <summary>The scripts, copied beside the program.</summary>
    public static string Scripts { get; } = Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>The folder of the benchmarks in the repository; null outside of one.</summary>
    public static string? Benchmarks { get; } = Find(new(AppContext.BaseDirectory));

    /// <summary>The folder that <c>install.sh</c> installs to; null outside of the repository.</summary>
    public static string? Installed => Benchmarks is { } folder ? Path.Combine(folder, "peers") : null;

    /// <summary>A folder of the benchmarks' sources.</summary>
    /// <exception cref="AbsentException">They are not there.</exception>
    public static string Source(params IReadOnlyList<string> path) => Benchmarks is { } folder ? Path.Combine([folder, .. path]) : throw new AbsentException("the sources are not there");

    private static string? Find(DirectoryInfo? folder) =>
        folder is null ? null
        : Directory.Exists(Path.Combine(folder.FullName, Folder, "peers")) ? Path.Combine(folder.FullName, Folder)
        : Find(folder.Parent);
}
