namespace RnnGen.Checkpoints;

/// <summary>
/// Writes a file all or not at all: to a temporary file beside it, flushed to the disk, then renamed over it; last, the directory is flushed, so that the new name
/// outlives a loss of power. A symbolic link stays one, and what it points to is replaced; a file that is replaced keeps its mode bits.
/// </summary>
internal static class AtomicFile
{
    private const int Attempts = 10;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file, or a symbolic link to it.</param>
    /// <param name="write">Writes the contents. It may be called again, where another process took the temporary file away.</param>
    public static void Write(string path, Action<Stream> write) => WriteAnd(path, write, static (temporary, target) =>
    {
        File.Move(temporary, target, overwrite: true);
        DirectoryFlush.Flush(Path.GetDirectoryName(target)!);
    });

    /// <summary>
    /// Does what <see cref="Write"/> would do again and again, and leaves everything as it is: the way to find out whether there is permission, and room for a file beside the one that
    /// it replaces.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written: the disk is full, the name is too long, the path is that of a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public static void Rehearse(string path, Action<Stream> write) => WriteAnd(path, write, (temporary, target) =>
    {
        if (File.Exists(target))
        {
            File.Delete(temporary);
            return;
        }

        // The name is tried too, and a second file beside the first. Were the process killed here, a complete file would stay.
        File.Move(temporary, target);
        try
        {
            Rehearse(target, write);
        }
        finally
        {
            File.Delete(target);
        }
    });

    private static void WriteAnd(string path, Action<Stream> write, Action<string, string> complete)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = SymbolicLinks.Resolve(Path.GetFullPath(path));
        TemporaryFile.RemoveAbandoned(target);
        for (var attempt = 1; !TryWrite(target, write, complete, attempt == Attempts); attempt++)
        {
        }
    }

    /// <summary>False where the temporary file was taken for an abandoned one between its last byte and its renaming.</summary>
    private static bool TryWrite(string target, Action<Stream> write, Action<string, string> complete, bool isLast)
    {
        var temporary = "";
        try
        {
            using (var stream = TemporaryFile.Create(target))
            {
                temporary = stream.Name;
                write(stream);
                stream.Flush(flushToDisk: true);
                TemporaryFile.TakeMode(stream, target);
            }

            complete(temporary, target);
            return true;
        }
        catch (FileNotFoundException) when (!isLast && temporary.Length > 0 && !File.Exists(temporary))
        {
            return false;
        }
        catch
        {
            TemporaryFile.Remove(temporary);
            throw;
        }
    }
}
