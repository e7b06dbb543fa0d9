namespace RnnGen.Package.Tests.Testing;

/// <summary>The repository that the tests stand in.</summary>
internal static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path inside the repository.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "RnnGen.sln")) ? folder.FullName
        : Find(folder.Parent);
}
