using System.Buffers.Binary;
using System.Text;

namespace RnnGen.Peers.Torch;

/// <summary>
/// The versions of other libraries' symbols that a shared library asks for: the section <c>.gnu.version_r</c> of a 64-bit, little-endian ELF file, a list of
/// libraries (Verneed) with a list of versions each (Vernaux). A version that is not there stops the loader, unless it is marked as weak.
/// </summary>
internal sealed class VersionNeeds
{
    private const uint VersionNeedsSection = 0x6ffffffe;
    private const byte WeakFlag = 2;

    private readonly byte[] _file;

    private VersionNeeds(byte[] file) => _file = file;

    /// <summary>Marks a version as weak. The file is replaced by a changed copy, so that no other file that shares its content is touched.</summary>
    /// <param name="path">The shared library.</param>
    /// <param name="version">The version's name.</param>
    public static void MakeWeak(string path, string version)
    {
        var needs = new VersionNeeds(File.ReadAllBytes(path));
        foreach (var offset in needs.Find(version))
        {
            needs._file[offset + 4] |= WeakFlag;
        }

        var copy = path + ".weak";
        File.WriteAllBytes(copy, needs._file);
        File.Move(copy, path, overwrite: true);
    }

    /// <summary>The offsets of the Vernaux entries of that version.</summary>
    private IEnumerable<int> Find(string version)
    {
        var section = Enumerable.Range(0, Short(0x3c)).Select(Section).Single(section => (uint)Int(section + 4) == VersionNeedsSection);
        var names = Int(Section(Int(section + 0x28)) + 0x18);
        var (need, count) = (Int(section + 0x18), Int(section + 0x2c));
        for (var library = 0; library < count; library++)
        {
            var entry = need + Int(need + 8);
            for (var left = Short(need + 2); left > 0; left--)
            {
                if (Text(names + Int(entry + 8)) == version)
                {
                    yield return entry;
                }

                entry += Int(entry + 12);
            }

            need += Int(need + 12);
        }
    }

    /// <summary>Where the header of a section stands.</summary>
    private int Section(int index) => Int(0x28) + (index * Short(0x3a));

    private int Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(offset));

    private int Int(int offset) => BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(offset));

    private string Text(int offset) => Encoding.ASCII.GetString(_file.AsSpan(offset, _file.AsSpan(offset).IndexOf((byte)0)));
}
