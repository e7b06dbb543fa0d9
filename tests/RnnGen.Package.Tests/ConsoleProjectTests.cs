using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A console project that knows nothing but the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsoleProjectTests(PackedPackage package)
{
    [Fact]
    public void Program_BuildsWithoutWarningsAndPrintsTheSameBitsInDebugAndRelease()
    {
        var folder = package.CopyProject("Program", "console");

        var release = BuildAndRun(folder, "Release");
        var debug = BuildAndRun(folder, "Debug");

        Assert.StartsWith("loss ", release, StringComparison.Ordinal);
        Assert.Equal(release, debug);
        Assert.DoesNotContain("\"ruleId\": \"RNN0033\"", File.ReadAllText(Path.Combine(folder, "Release.sarif")), StringComparison.Ordinal);
        Assert.Contains("\"ruleId\": \"RNN0033\"", File.ReadAllText(Path.Combine(folder, "Debug.sarif")), StringComparison.Ordinal);
    }

    private string BuildAndRun(string folder, string configuration)
    {
        Command.Dotnet(folder, package.Variables, "build", "-c", configuration, "-warnaserror", "-v", "quiet").Succeeded();
        Assert.Equal(
            ["Packaged.Networks.Averager.Backward.g.cs", "Packaged.Networks.Averager.Forward.g.cs", "Packaged.Networks.Averager.Kernels.g.cs", "Packaged.Networks.Averager.g.cs"],
            Directory.EnumerateFiles(Path.Combine(folder, "obj", configuration, "net10.0", "generated"), "*.g.cs", SearchOption.AllDirectories)
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
        return Command.Dotnet(folder, package.Variables, "run", "-c", configuration, "--no-build").Succeeded();
    }
}
