using System.Security.Cryptography;
using System.Text;

namespace RnnGen.Checkpoints;

/// <summary>
/// The temporary files beside a file that is written. Their names begin with a digest of the file's, so that they are found again whatever became of the process that
/// wrote them, and are short, so that a file may have as long a name as its file system allows.
/// </summary>
/// <remarks>
/// A writer holds an exclusive lock while it writes, which ends with its process: a temporary file that can be opened is abandoned. Between the last byte and the renaming there
/// is no lock, so that who reads the renamed file finds it free; a file taken away in that moment is written again. Where the file system has no locks, two processes that write
/// the same file at once may therefore write more than once; neither loses what it has written.
/// </remarks>
internal static class TemporaryFile
{
    private const int Attempts = 3;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly EnumerationOptions Hidden = new() { AttributesToSkip = 0, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseSensitive };

    /// <summary>Creates a temporary file beside its target, locked; one that will replace a file is readable to nobody else.</summary>
    public static FileStream Create(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            options.UnixCreateMode = OwnerOnly;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(Path.Combine(Path.GetDirectoryName(target)!, $"{Prefix(target)}{Guid.NewGuid():N}.tmp"), options);
            }
            catch (IOException exception) when (attempt < Attempts && exception.GetType() == typeof(IOException))
            {
                // Who looks for abandoned files may have found this one before it was locked.
            }
        }
    }

    /// <summary>Gives a temporary file the mode bits of the file that it will replace.</summary>
    public static void TakeMode(FileStream temporary, string target)
    {
        // Not where it has them already: some file systems have one mode, which cannot be set.
        if (!OperatingSystem.IsWindows() && File.Exists(target) && File.GetUnixFileMode(target) is var mode && File.GetUnixFileMode(temporary.SafeFileHandle) != mode)
        {
            File.SetUnixFileMode(temporary.SafeFileHandle, mode);
        }
    }

    /// <summary>Removes what processes that were killed have left; what cannot be removed takes room, and does no other harm.</summary>
    public static void RemoveAbandoned(string target)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, Prefix(target) + "*.tmp", Hidden))
            {
                if (IsAbandoned(file))
                {
                    Remove(file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Removes a file, if it is there and may be removed.</summary>
    public static void Remove(string file)
    {
        try
        {
            if (file.Length > 0)
            {
                File.Delete(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Prefix(string target) =>
        $".rnngen-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target))).AsSpan(0, 8))}-";

    // Opened to read and to write: that of a pipe does not wait for its other end.
    private static bool IsAbandoned(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
