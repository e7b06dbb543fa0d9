using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A package of cells, and a program that knows it as a package only: the equations come out of the attribute that the library's build wrote.</summary>
[Collection(PackageCollection.Name)]
public sealed class CellPackageTests(PackedPackage package)
{
    [Fact]
    public void Program_ComputesWhatTheCellOfAPackageSays()
    {
        var folder = package.CopyProject("Cells", "cells");
        Command.Dotnet(folder, package.Variables, "pack", "Library", "-c", "Release", "-o", package.Feed, "-v", "quiet").Succeeded();
        Command.Dotnet(folder, package.Variables, "build", "Program", "-c", "Release", "-warnaserror", "-v", "quiet").Succeeded();
        var output = Command.Dotnet(folder, package.Variables, "run", "--project", "Program", "-c", "Release", "--no-build").Succeeded();
        Assert.Equal(["equal", "leaky.w leaky.u leaky.b"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
