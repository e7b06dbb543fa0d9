using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>Where the native library of ONNX Runtime stands.</summary>
internal static class OnnxLibrary
{
    private const string Package = "node_modules/onnxruntime-node/bin";

    /// <summary>The library for this system and processor.</summary>
    /// <exception cref="AbsentException">It is not installed.</exception>
    public static string Find()
    {
        var package = PeerFolder.Installed is { } folder ? Path.Combine(folder, Package) : null;
        if (package is null || !Directory.Exists(package))
        {
            throw new AbsentException("onnxruntime-node is not installed; see benchmarks/peers");
        }

        var (system, pattern) = OperatingSystem.IsWindows() ? ("win32", "onnxruntime.dll")
            : OperatingSystem.IsMacOS() ? ("darwin", "libonnxruntime*.dylib")
            : ("linux", "libonnxruntime.so*");
        var place = Path.Combine(system, RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());
        return Directory.EnumerateFiles(package, pattern, SearchOption.AllDirectories).FirstOrDefault(file => Path.GetDirectoryName(file)!.EndsWith(place, StringComparison.Ordinal))
            ?? throw new AbsentException($"onnxruntime-node has no library for {place}");
    }
}
