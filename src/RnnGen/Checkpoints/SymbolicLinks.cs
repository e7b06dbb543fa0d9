namespace RnnGen.Checkpoints;

/// <summary>Follows symbolic links as the operating system does: link by link, with <c>..</c> taken from where a link leads, not from where it stands.</summary>
internal static class SymbolicLinks
{
    private const int MaxLinks = 40;

    /// <summary>The file that a path leads to; the path itself where it is no link. The file need not exist.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Resolve(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
        {
            return path;
        }

        var root = Path.GetPathRoot(path)!;
        var (reached, links) = (root, 0);
        var ahead = new Stack<string>(Parts(path[root.Length..]));
        while (ahead.TryPop(out var part))
        {
            var next = part switch { "." => reached, ".." => Path.GetDirectoryName(reached) ?? reached, _ => Path.Combine(reached, part) };
            if (part is "." or ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                reached = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"{path}: expected a path that leads to a file; its symbolic links lead in a circle.");
            }

            var targetRoot = Path.GetPathRoot(target)!;
            reached = targetRoot.Length > 0 ? targetRoot : reached;
            foreach (var step in Parts(target[targetRoot.Length..]))
            {
                ahead.Push(step);
            }
        }

        return reached;
    }

    /// <summary>The parts of a path, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
}
