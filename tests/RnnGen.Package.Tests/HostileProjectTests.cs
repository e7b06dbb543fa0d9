using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A library whose settings disagree with everything emitted code might rely on.</summary>
[Collection(PackageCollection.Name)]
public sealed class HostileProjectTests(PackedPackage package)
{
    [Theory]
    [InlineData("Release")]
    [InlineData("Debug")]
    public void Library_BuildsWithoutWarningsAndTrains(string configuration)
    {
        var folder = package.CopyProject("Hostile", "hostile-" + configuration);

        Command.Dotnet(folder, package.Variables, "build", "Runner", "-c", configuration, "-warnaserror", "-v", "quiet").Succeeded();
        Command.Dotnet(folder, package.Variables, "run", "--project", "Runner", "-c", configuration, "--no-build").Succeeded();
    }
}
