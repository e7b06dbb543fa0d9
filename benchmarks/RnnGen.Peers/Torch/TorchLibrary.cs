using System.Runtime.InteropServices;
using RnnGen.Benchmarks.Compare;
using TorchSharp;

namespace RnnGen.Peers.Torch;

/// <summary>Loads TorchSharp's native library, which brings libtorch, and gives it one thread.</summary>
internal static class TorchLibrary
{
    /// <summary>
    /// What compilers from GCC 13 on make a library that includes <c>iostream</c> ask for. It is there for one symbol, a mark that nothing calls: a system
    /// whose libstdc++ is older, such as Debian 12, lacks nothing but the mark.
    /// </summary>
    private const string MarkOfNewerCompilers = "GLIBCXX_3.4.32";

    private static readonly Lazy<string?> Obstacle = new(Load);

    /// <summary>Loads it, once for the process. Nothing of TorchSharp may be called before.</summary>
    /// <exception cref="AbsentException">It does not load here.</exception>
    public static void Open()
    {
        if (Obstacle.Value is { } reason)
        {
            throw new AbsentException(reason);
        }
    }

    /// <summary>Why it does not load; null where it does.</summary>
    private static string? Load()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                LoadOnLinux(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));
            }

            torch.set_num_threads(1);
            return null;
        }
        catch (Exception exception) when (NativeObstacle.Is(exception))
        {
            return NativeObstacle.Text("libtorch", exception);
        }
    }

    private static void LoadOnLinux(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains($"`{MarkOfNewerCompilers}' not found", StringComparison.Ordinal))
        {
            VersionNeeds.MakeWeak(path, MarkOfNewerCompilers);
            NativeLibrary.Load(path);
        }
    }
}
