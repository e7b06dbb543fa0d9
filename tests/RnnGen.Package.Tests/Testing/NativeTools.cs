using System.Runtime.InteropServices;

namespace RnnGen.Package.Tests.Testing;

/// <summary>What ahead-of-time compilation needs beside the SDK.</summary>
internal static class NativeTools
{
    /// <summary>
    /// Why a program cannot be compiled ahead of time here; null where it can. With the environment variable <c>RNNGEN_NATIVE=1</c>, as in continuous integration, nothing
    /// is looked for: what is missing is then a failure.
    /// </summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("RNNGEN_NATIVE") == "1" ? null : Look();

    /// <summary>Why a program cannot be run as on an older processor here; null where it can.</summary>
    public static string? MissingEmulator { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64 ? "Older processors are emulated for programs of Linux on x64 alone."
        : Environment.GetEnvironmentVariable("RNNGEN_NATIVE") == "1" || Runs(OlderProcessor, "--version") ? null
        : $"There is no {OlderProcessor} on this machine (Debian's qemu-user).";

    /// <summary>An emulator of processors for programs of Linux.</summary>
    public static string OlderProcessor => "qemu-x86_64";

    private static string? Look() =>
        OperatingSystem.IsWindows() ? (File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft Visual Studio", "Installer", "vswhere.exe")) ? null : "There is no Visual Studio with the tools for C++ on this machine.")
        : !Runs("clang", "--version") ? "There is no clang on this machine (Debian's clang and zlib1g-dev)."
        : !Links() ? "There is no zlib to link with on this machine (Debian's zlib1g-dev)."
        : null;

    /// <summary>Whether an empty program links with zlib.</summary>
    private static bool Links()
    {
        var folder = Directory.CreateTempSubdirectory("rnngen-native-");
        try
        {
            var source = Path.Combine(folder.FullName, "empty.c");
            File.WriteAllText(source, "int main(void) { return 0; }\n");
            return Runs("clang", source, "-lz", "-o", Path.Combine(folder.FullName, "empty"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            return Command.Run(program, Path.GetTempPath(), PackedPackage.NoVariables, arguments).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
