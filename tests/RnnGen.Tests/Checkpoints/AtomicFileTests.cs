using System.Runtime.Versioning;
using System.Text;
using RnnGen.Checkpoints;

namespace RnnGen.Tests.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rnngen").FullName;

    private string Target => Path.Combine(_folder, "network.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TemporaryFilesOfAKilledProcess_AreRemovedByTheNextSave()
    {
        Write(Target, "old");
        var (abandoned, others) = (Leave(Target), Leave(Path.Combine(_folder, "another.safetensors")));
        Write(Target, "new");
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.False(File.Exists(abandoned));
        Assert.Equal([others, Target], Entries());
    }

    [Fact]
    public void ATemporaryFileThatIsBeingWritten_StaysOfAnotherSave()
    {
        AtomicFile.Write(Target, outer =>
        {
            Write(Target, "inner");
            Assert.Equal("inner", File.ReadAllText(Target));
            outer.Write("outer"u8);
        });
        Assert.Equal("outer", File.ReadAllText(Target));
        Assert.Equal([Target], Entries());
    }

    /// <summary>As if it had been taken for an abandoned one between its last byte and its renaming.</summary>
    [Fact]
    public void ATemporaryFileThatWasTakenAway_IsWrittenAgain()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // A file that is being written cannot be removed there.
        }

        var calls = 0;
        AtomicFile.Write(Target, stream =>
        {
            stream.Write("all"u8);
            if (++calls < 3)
            {
                File.Delete(((FileStream)stream).Name);
            }
        });
        Assert.Equal((3, "all"), (calls, File.ReadAllText(Target)));
        Assert.Throws<FileNotFoundException>(() => AtomicFile.Write(Target, stream => File.Delete(((FileStream)stream).Name)));
        Assert.Equal("all", File.ReadAllText(Target));
    }

    [Fact]
    public void Writers_AndReaders_NeverSeeAnIncompleteFile()
    {
        Write(Target, new string('a', 5000));
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 2 == 0)
            {
                Write(Target, new string((char)('a' + (i % 26)), 5000));
            }
            else
            {
                var text = File.ReadAllText(Target);
                Assert.Equal(new string(text[0], 5000), text);
            }
        });
        Assert.Equal([Target], Entries());
    }

    [Theory]
    [InlineData(255, 1)]
    [InlineData(127, 2)]
    [InlineData(63, 4)]
    public void NamesMayBeAsLongAsTheFileSystemAllows(int characters, int bytesEach)
    {
        var letter = bytesEach switch { 1 => "n", 2 => "ß", _ => "😀" };
        var path = Path.Combine(_folder, string.Concat(Enumerable.Repeat(letter, characters)));
        Assert.InRange(Encoding.UTF8.GetByteCount(Path.GetFileName(path)), 252, 255);
        Leave(path);
        Write(path, "long");
        Assert.Equal("long", File.ReadAllText(path));
        Assert.Equal([path], Entries());
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead)]
    [UnsupportedOSPlatform("windows")]
    public void AFileThatIsReplaced_KeepsItsMode(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There are no mode bits there.
        }

        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, mode);
        AtomicFile.Write(Target, stream =>
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(((FileStream)stream).Name));
            stream.Write("new"u8);
        });
        Assert.Equal(("new", mode), (File.ReadAllText(Target), File.GetUnixFileMode(Target)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void ANewFile_HasTheModeOfAnyNewFile()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There are no mode bits there.
        }

        Write(Target, "new");
        var plain = Path.Combine(_folder, "plain");
        File.WriteAllText(plain, "new");
        Assert.Equal(File.GetUnixFileMode(plain), File.GetUnixFileMode(Target));
    }

    [Fact]
    public void ASymbolicLink_StaysOne_AndItsFileIsReplaced()
    {
        var store = Directory.CreateDirectory(Path.Combine(_folder, "store")).FullName;
        var file = Path.Combine(store, "version-1");
        File.WriteAllText(file, "old");
        var chain = Path.Combine(_folder, "current");
        File.CreateSymbolicLink(chain, Path.Combine("store", "latest"));
        File.CreateSymbolicLink(Path.Combine(store, "latest"), file);
        Write(chain, "new");
        Assert.Equal(("new", "new"), (File.ReadAllText(file), File.ReadAllText(chain)));
        Assert.Equal((Path.Combine("store", "latest"), file), (new FileInfo(chain).LinkTarget, new FileInfo(Path.Combine(store, "latest")).LinkTarget));
        Assert.Equal([chain, store, Path.Combine(store, "latest"), file], Entries());
    }

    /// <summary>The way up begins where the directory's link leads: <c>deep/inner/..</c> is <c>deep</c>, although the path reads <c>shortcut/..</c>.</summary>
    [Fact]
    public void LinksAreFollowedAsTheSystemFollowsThem()
    {
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "deep", "inner")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "shortcut"), inner);
        File.CreateSymbolicLink(Path.Combine(inner, "link"), Path.Combine(".", "..", "file"));
        var path = Path.Combine(_folder, "shortcut", "link");
        Write(path, "new");
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder, "deep", "file")));
        Assert.False(File.Exists(Path.Combine(_folder, "file")));
    }

    [Fact]
    public void ALinkToNothing_GetsItsFile_AndACircleIsNamed()
    {
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, "file");
        Write(link, "new");
        Assert.Equal(("new", "file"), (File.ReadAllText(Path.Combine(_folder, "file")), new FileInfo(link).LinkTarget));

        var (a, b) = (Path.Combine(_folder, "a"), Path.Combine(_folder, "b"));
        File.CreateSymbolicLink(a, b);
        File.CreateSymbolicLink(b, a);
        Assert.Contains("symbolic links lead in a circle", Assert.Throws<IOException>(() => Write(a, "new")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARehearsal_WritesAll_AndLeavesEverythingAsItIs()
    {
        var seen = new List<int>();
        AtomicFile.Rehearse(Target, _ => seen.Add(Entries().Length));
        Assert.Equal([1, 2], seen); // The second file is written beside the first, as every later one.
        Assert.Empty(Entries());
        Write(Target, "old");
        AtomicFile.Rehearse(Target, stream => stream.Write("new"u8));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Entries());
    }

    [Fact]
    public void ARehearsal_FindsWhatTheFileSystemWillRefuse()
    {
        Assert.ThrowsAny<IOException>(() => AtomicFile.Rehearse(Path.Combine(_folder, new string('n', 256)), _ => { }));
        Assert.ThrowsAny<IOException>(() => AtomicFile.Rehearse(Path.Combine(_folder, "missing", "file"), _ => { }));
        foreach (var room in new[] { 0, 1 })
        {
            var files = 0;
            Assert.ThrowsAny<IOException>(() => AtomicFile.Rehearse(Target, _ => files = files < room ? files + 1 : throw new IOException("No space left on device")));
            Assert.Empty(Entries());
        }

        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<IOException>(() => AtomicFile.Rehearse(Target, _ => { }));
        Assert.Equal([Target], Entries());
    }

    [Fact]
    public void TheDirectory_IsFlushedWhereThePlatformCan()
    {
        Assert.Equal(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD(), DirectoryFlush.Flush(_folder));
        Assert.False(DirectoryFlush.Flush(Path.Combine(_folder, "missing")));
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Leaves what a process leaves that is killed while it writes.</summary>
    private static string Leave(string target)
    {
        using var stream = TemporaryFile.Create(target);
        stream.Write("half"u8);
        return stream.Name;
    }

    private string[] Entries() => [.. Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
