using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A Debug build of networks says that it is slow, in whatever way it is built, and fails nobody's build.</summary>
[Collection(PackageCollection.Name)]
public sealed class DebugBuildTests(PackedPackage package)
{
    private const string Code = "RNNGEN001";

    /// <summary>A library with a network, for two frameworks, and a program that uses it, in a folder whose name has what is special to MSBuild.</summary>
    [Fact]
    public void DebugBuild_IsWarnedOfOnceByEveryLogger()
    {
        var folder = package.CopyProject("Debug", "debug, o'brien's (100 %)");

        var plain = Build(folder, "-tl:off");
        Assert.Contains("1 Warning(s)", plain, StringComparison.Ordinal);
        Assert.Contains($"Library.csproj : warning {Code}: ", plain, StringComparison.Ordinal);
        Assert.DoesNotContain($"Program.csproj : warning {Code}", plain, StringComparison.Ordinal);

        Assert.Contains("1 Warning(s)", Command.Dotnet(folder, package.Variables, "build", "Library", "-tl:off").Succeeded(), StringComparison.Ordinal);

        var terminal = Build(folder, "-tl:on");
        var run = Command.Dotnet(folder, package.Variables, "run", "--project", "Program").Succeeded();
        Assert.Contains("predicted True", run, StringComparison.Ordinal);
        Assert.All([plain, terminal, run], said =>
        {
            Assert.Contains(Code, said, StringComparison.Ordinal);
            Assert.Contains("Build with '-c Release', or set Optimize to true in the project.", said, StringComparison.Ordinal);
            Assert.Contains("RnnGenDebugWarning, set to false, silences this warning", said, StringComparison.Ordinal);
        });
    }

    /// <summary>A warning all the same.</summary>
    [Theory]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    [InlineData("-p:MSBuildTreatWarningsAsErrors=true")]
    [InlineData("-warnaserror")]
    public void DebugBuild_SucceedsWhereWarningsAreErrors(string option) =>
        Assert.Contains($"warning {Code}: ", Build(Folder(), "-tl:off", option), StringComparison.Ordinal);

    [Theory]
    [InlineData("-p:RnnGenDebugWarning=false")]
    [InlineData("-p:NoWarn=RNNGEN001")]
    [InlineData("-p:Optimize=true")]
    [InlineData("-p:Configuration=Release")]
    public void Build_IsSilentWhereTheUserSaysSoOrOptimizes(string option) =>
        Assert.DoesNotContain(Code, Build(Folder(), "-tl:off", option), StringComparison.Ordinal);

    /// <summary>One folder for all: what differs is told on the command line.</summary>
    private string Folder() => Directory.Exists(package.At("debug-options")) ? package.At("debug-options") : package.CopyProject("Debug", "debug-options");

    private string Build(string folder, params string[] options) => Command.Dotnet(folder, package.Variables, ["build", "Program", .. options]).Succeeded();
}
