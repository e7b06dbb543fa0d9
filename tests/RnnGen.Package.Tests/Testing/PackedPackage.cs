using System.Globalization;

namespace RnnGen.Package.Tests.Testing;

/// <summary>
/// The package, packed once for all tests, under a version of its own, in a feed of its own and with an empty package cache: no
/// earlier package can stand in for it. Packed by the README's command in a copy of the sources where nothing was built yet, as in a fresh clone.
/// </summary>
public sealed class PackedPackage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-package-");

    /// <summary>Packs.</summary>
    public PackedPackage()
    {
        Version = string.Create(CultureInfo.InvariantCulture, $"0.0.0-test{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        Repository.CopySources(Sources);
        Command.Dotnet(
            Sources, NoVariables,
            "pack", "-c", "Release", "src/RnnGen", "-o", Feed, "-p:ContinuousIntegrationBuild=true", "-p:Version=" + Version, "-v", "quiet").Succeeded();
    }

    /// <summary>The version of the package.</summary>
    public string Version { get; }

    /// <summary>The package.</summary>
    public string File => Path.Combine(Feed, $"RnnGen.{Version}.nupkg");

    internal static IReadOnlyDictionary<string, string> NoVariables { get; } = new Dictionary<string, string>();

    /// <summary>What a user's build is told: where packages are kept, and which version of this one is meant.</summary>
    internal IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = At("cache"),
        ["RnnGenVersion"] = Version,
    };

    /// <summary>The copy of the repository's sources that the package was built in.</summary>
    internal string Sources => At("sources");

    /// <summary>The only source of packages.</summary>
    internal string Feed => At("feed");

    /// <summary>
    /// Copies one of <c>Projects</c> to an empty folder whose only source of packages is the feed; where it is not alone, the machine's own sources are others. In the
    /// repository its project files end in .txt: they are no part of the solution.
    /// </summary>
    internal string CopyProject(string project, string name, bool alone = true)
    {
        var source = Repository.At("tests", "RnnGen.Package.Tests", "Projects", project);
        var target = At(name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file)).Replace(".csproj.txt", ".csproj", StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        System.IO.File.WriteAllText(Path.Combine(target, "nuget.config"), $"""
            <configuration>
              <packageSources>
                {(alone ? "<clear />" : "")}
                <add key="local" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return target;
    }

    /// <summary>A path in the folder that is deleted at the end.</summary>
    internal string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Deletes everything.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
