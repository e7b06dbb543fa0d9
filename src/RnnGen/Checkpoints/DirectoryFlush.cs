using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RnnGen.Checkpoints;

/// <summary>
/// Writes a directory's entries to the disk. On Linux, macOS and FreeBSD a name that was just given to a file may be lost with the power until its directory is flushed. .NET
/// opens no directories there, so the C library does. On Windows there is nothing to do, and no way: NTFS writes renames to its journal itself, in order, so that
/// the name leads to the old file or to the new one.
/// </summary>
internal static class DirectoryFlush
{
    /// <summary>Flushes a directory.</summary>
    /// <returns>Whether it was flushed; false where the platform, or a missing permission to read the directory, does not let it be.</returns>
    /// <exception cref="IOException">The disk does not take the entries.</exception>
    public static bool Flush(string directory)
    {
        if (CloseOnExecute is not { } flags)
        {
            return false;
        }

        try
        {
            using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(directory + "\0"), flags), ownsHandle: true);
            if (handle.IsInvalid)
            {
                return false;
            }

            RandomAccess.FlushToDisk(handle);
            return true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>O_CLOEXEC, the one flag that is needed (O_RDONLY is 0); null where directories are not flushed.</summary>
    private static int? CloseOnExecute =>
        OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? 0x80000
        : OperatingSystem.IsMacOS() ? 0x1000000
        : OperatingSystem.IsFreeBSD() ? 0x100000
        : null;

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
