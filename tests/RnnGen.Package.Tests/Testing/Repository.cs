namespace RnnGen.Package.Tests.Testing;

/// <summary>The repository that the tests stand in.</summary>
internal static class Repository
{
    private static readonly string[] NotInAClone = [".git", ".vs", ".idea", "bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path inside the repository.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Copies what a clone has: everything but what was built, and but the history.</summary>
    public static void CopySources(string target) => Copy(new DirectoryInfo(Root), Directory.CreateDirectory(target));

    private static void Copy(DirectoryInfo source, DirectoryInfo target)
    {
        foreach (var file in source.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(target.FullName, file.Name));
        }

        foreach (var folder in source.EnumerateDirectories().Where(folder => !NotInAClone.Contains(folder.Name)))
        {
            Copy(folder, target.CreateSubdirectory(folder.Name));
        }
    }

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "RnnGen.sln")) ? folder.FullName
        : Find(folder.Parent);
}
