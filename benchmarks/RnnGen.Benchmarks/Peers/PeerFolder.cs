namespace RnnGen.Benchmarks.Peers;

/// <summary>Where peers are found.</summary>
internal static class PeerFolder
{
    private const string Folder = "benchmarks/peers";

    /// <summary>The scripts, copied beside the program.</summary>
    public static string Scripts { get; } = Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>The folder in the repository, where <c>install.sh</c> installs to; null outside of one.</summary>
    public static string? Installed { get; } = Find(new(AppContext.BaseDirectory));

    private static string? Find(DirectoryInfo? folder) =>
        folder is null ? null : Directory.Exists(Path.Combine(folder.FullName, Folder)) ? Path.Combine(folder.FullName, Folder) : Find(folder.Parent);
}
