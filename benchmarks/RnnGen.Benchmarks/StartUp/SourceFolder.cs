using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.StartUp;

/// <summary>Where the sources of the benchmarks are found.</summary>
internal static class SourceFolder
{
    private const string Folder = "benchmarks";

    private static readonly string? Benchmarks = Find(new(AppContext.BaseDirectory));

    /// <summary>A folder of the benchmarks' sources.</summary>
    /// <exception cref="AbsentException">They are not there.</exception>
    public static string Of(params IReadOnlyList<string> path) => Benchmarks is { } folder ? Path.Combine([folder, .. path]) : throw new AbsentException("the sources are not there");

    private static string? Find(DirectoryInfo? folder) =>
        folder is null ? null
        : Directory.Exists(Path.Combine(folder.FullName, Folder, "startup")) ? Path.Combine(folder.FullName, Folder)
        : Find(folder.Parent);
}
