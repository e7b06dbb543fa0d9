using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A program that is published whole and trimmed, with the warnings of the trimmer and of the AOT analyzer as errors.</summary>
[Collection(PackageCollection.Name)]
public sealed class TrimmedProgramTests
{
    /// <summary>Registers of 512, 256 and 128 bits and none, where the processor has them: each setting hides what is wider.</summary>
    private static readonly string[] Narrower = ["DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    [Fact]
    public void TrimmedProgram_TrainsToTheSameBitsAsTheWholeOneAtEveryWidth()
    {
        var folder = Directory.CreateTempSubdirectory("rnngen-trimmed-").FullName;
        try
        {
            Command.Dotnet(
                Repository.Root, PackedPackage.NoVariables,
                "publish", "tests/RnnGen.TrimSmoke", "-c", "Release", "--use-current-runtime", "--self-contained",
                "--artifacts-path", folder, "-o", Path.Combine(folder, "trimmed"), "-v", "quiet").Succeeded();

            var whole = Run(Path.Combine(folder, "bin", "RnnGen.TrimSmoke", "release"));
            var trimmed = Run(Path.Combine(folder, "trimmed"));

            Assert.StartsWith("echo ", trimmed, StringComparison.Ordinal);
            Assert.Equal(whole, trimmed);
            Assert.All(Narrower, setting => Assert.Equal(whole, Run(Path.Combine(folder, "trimmed"), (setting, "0"))));
            Assert.True(Size(Path.Combine(folder, "trimmed")) < Size(Path.Combine(folder, "bin", "RnnGen.TrimSmoke", "release")), "Nothing was trimmed.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string folder, params (string Name, string Value)[] variables) =>
        Command.Run(
            Path.Combine(folder, OperatingSystem.IsWindows() ? "RnnGen.TrimSmoke.exe" : "RnnGen.TrimSmoke"), folder,
            variables.ToDictionary(variable => variable.Name, variable => variable.Value)).Succeeded();

    private static long Size(string folder) => Directory.EnumerateFiles(folder, "*.dll").Sum(file => new FileInfo(file).Length);
}
