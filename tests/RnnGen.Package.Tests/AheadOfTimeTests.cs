using System.Runtime.InteropServices;
using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

/// <summary>A project that knows nothing but the package, compiled ahead of time: what the build chooses and says, and what the program computes.</summary>
[Collection(PackageCollection.Name)]
public sealed class AheadOfTimeTests(PackedPackage package)
{
    private static bool IsX64 => RuntimeInformation.OSArchitecture == Architecture.X64;

    private static string Executable => OperatingSystem.IsWindows() ? "Native.exe" : "Native";

    [NativeFact]
    public void Program_SaysWhatItIsCompiledForAndGivesTheBitsOfTheJit()
    {
        var (folder, said) = Published("native");
        var bits = Run(folder);
        var hardware = Run(folder, "hardware");

        Assert.StartsWith("echo ", bits, StringComparison.Ordinal);
        Assert.Equal(WithTheJit(folder), bits);
        Assert.Equal(IsX64, said.Contains("warning RNNGEN002: Native is compiled ahead of time for x86-64-v3", StringComparison.Ordinal));
        Assert.Equal(IsX64, said.Contains("RnnGenInstructionSet=default", StringComparison.Ordinal));
        Assert.StartsWith(IsX64 ? "Bits256: Networks run on registers of 256 bits" : "Bits128: Networks run on registers of 128 bits", hardware, StringComparison.Ordinal);
    }

    [NativeFact]
    public void Program_IsSlowerButTheSameWhereTheChoiceIsLeftToTheCompiler()
    {
        var (folder, said) = Published("native-default", "-p:RnnGenInstructionSet=default");

        Assert.Equal(WithTheJit(folder), Run(folder));
        Assert.DoesNotContain("RNNGEN002", said, StringComparison.Ordinal);
        Assert.Contains(IsX64 ? "IlcInstructionSet=x86-64-v3" : "registers of 128 bits", Run(folder, "hardware"), StringComparison.Ordinal);
    }

    /// <summary>The runtime looks before anything runs that could fail.</summary>
    [EmulatedFact]
    public void Program_EndsWithAMessageOnAProcessorWithoutTheInstructionSet()
    {
        var (folder, _) = Published("native");
        var older = Command.Run(NativeTools.OlderProcessor, folder, PackedPackage.NoVariables, "-cpu", "Nehalem", Path.Combine(folder, "program", Executable));

        Assert.NotEqual(0, older.ExitCode);
        Assert.Contains("The required instruction sets are not supported by the current CPU.", older.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("echo ", older.Output, StringComparison.Ordinal);
    }

    /// <summary>The choice alone, without compiling: only for x64, and only where the user has not chosen.</summary>
    [Theory]
    [InlineData("x86-64-v3", "linux-x64")]
    [InlineData("x86-64-v3", "win-x64")]
    [InlineData("x86-64-v3", "linux-musl-x64")]
    [InlineData("", "linux-arm64")]
    [InlineData("native", "linux-x64", "IlcInstructionSet=native")]
    [InlineData("", "linux-x64", "RnnGenInstructionSet=default")]
    [InlineData("x86-64-v4", "linux-x64", "RnnGenInstructionSet=x86-64-v4")]
    public void InstructionSet_IsChosenWhereTheUserHasNot(string expected, string runtime, params string[] properties)
    {
        var folder = package.At("chosen");
        if (!Directory.Exists(folder))
        {
            package.CopyProject("Program", "chosen");
            Command.Dotnet(folder, package.Variables, "restore", "-v", "quiet").Succeeded();
        }

        var chosen = Command.Dotnet(
            folder, package.Variables,
            ["msbuild", "-t:RnnGenChooseInstructionSet", "-p:RuntimeIdentifier=" + runtime, .. properties.Select(property => "-p:" + property), "-getProperty:IlcInstructionSet", "-p:NoWarn=RNNGEN002"]).Succeeded();

        Assert.Equal(expected, chosen.Trim());
    }

    private static string Run(string folder, params string[] arguments) =>
        Command.Run(Path.Combine(folder, "program", Executable), folder, PackedPackage.NoVariables, arguments).Succeeded();

    /// <summary>On the way to the native program the build leaves one for the JIT.</summary>
    private static string WithTheJit(string folder) =>
        Command.Dotnet(folder, PackedPackage.NoVariables, Directory.EnumerateFiles(Path.Combine(folder, "bin"), "Native.dll", SearchOption.AllDirectories).First()).Succeeded();

    /// <summary>The sources of the trimmed program in a project of the package, compiled once for all tests; the compiler comes from the machine's own sources of packages.</summary>
    private (string Folder, string Said) Published(string name, params string[] properties)
    {
        var folder = package.At(name);
        var log = Path.Combine(folder, "said.txt");
        if (!File.Exists(log))
        {
            package.CopyProject("Native", name, alone: false);
            foreach (var source in Directory.EnumerateFiles(Repository.At("tests", "RnnGen.TrimSmoke"), "*.cs"))
            {
                File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
            }

            File.WriteAllText(log, Command.Dotnet(
                folder, package.Variables, ["publish", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", .. properties, "-o", "program", "-tl:off"]).Succeeded());
        }

        return (folder, File.ReadAllText(log));
    }
}
