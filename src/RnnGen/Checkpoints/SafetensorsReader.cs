using System.Buffers.Binary;

namespace RnnGen.Checkpoints;

/// <summary>Reads safetensors. Nothing is taken from a file before all of it was found valid.</summary>
internal static class SafetensorsReader
{
    /// <summary>The longest header the format allows.</summary>
    public const int MaxHeaderLength = 100_000_000;

    private const int FirstRead = 4096;

    /// <summary>Reads and checks the header of a file held in memory; <paramref name="data"/> is what follows it, of exactly the length it declares.</summary>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static SafetensorsHeader Read(string source, ReadOnlySpan<byte> file, out ReadOnlySpan<byte> data)
    {
        if (file.Length < 8)
        {
            throw SafetensorsHeader.ErrorIn(source, $"truncated: expected 8 bytes with the header's length, found {file.Length}");
        }

        var length = HeaderLength(source, file);
        if (file.Length - 8 < length)
        {
            throw SafetensorsHeader.ErrorIn(source, $"truncated: expected a header of {length} bytes, found {file.Length - 8}");
        }

        var header = SafetensorsHeaderParser.Parse(source, file.Slice(8, length));
        data = file[(8 + length)..];
        return data.Length == header.DataLength ? header : throw WrongDataLength(header, data.Length);
    }

    /// <summary>Reads and checks the header of a stream, which then stands at the first byte of data.</summary>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static SafetensorsHeader ReadHeader(string source, Stream stream)
    {
        var start = new byte[8];
        var found = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (found < start.Length)
        {
            throw SafetensorsHeader.ErrorIn(source, $"truncated: expected 8 bytes with the header's length, found {found}");
        }

        var length = HeaderLength(source, start);
        var header = ReadUpTo(stream, length);
        return header.Length == length
            ? SafetensorsHeaderParser.Parse(source, header)
            : throw SafetensorsHeader.ErrorIn(source, $"truncated: expected a header of {length} bytes, found {header.Length}");
    }

    /// <summary>Reads all data of a stream whose header was read.</summary>
    /// <exception cref="SafetensorsException">There is less data than the header declares, or more.</exception>
    public static byte[] ReadData(SafetensorsHeader header, Stream stream)
    {
        if (header.DataLength > Array.MaxLength)
        {
            throw header.Error($"{header.DataLength} bytes of data are more than can be read, {Array.MaxLength}");
        }

        var data = ReadUpTo(stream, (int)header.DataLength);
        if (data.Length < header.DataLength)
        {
            throw WrongDataLength(header, data.Length);
        }

        return stream.ReadByte() < 0 ? data : throw header.Error($"expected {header.DataLength} bytes of data, found more");
    }

    /// <summary>Reads so many bytes, or as many as there are. It allocates in proportion to what is there, whatever was claimed.</summary>
    private static byte[] ReadUpTo(Stream stream, int length)
    {
        var known = stream.CanSeek ? stream.Length - stream.Position : 0;
        var buffer = new byte[(int)Math.Min(length, Math.Max(known, FirstRead))];
        for (var count = 0; ; Array.Resize(ref buffer, (int)Math.Min(length, 2L * buffer.Length)))
        {
            count += stream.ReadAtLeast(buffer.AsSpan(count), buffer.Length - count, throwOnEndOfStream: false);
            if (count < buffer.Length || count == length)
            {
                return count == buffer.Length ? buffer : buffer[..count];
            }
        }
    }

    private static int HeaderLength(string source, ReadOnlySpan<byte> file)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        return length <= MaxHeaderLength
            ? (int)length
            : throw SafetensorsHeader.ErrorIn(source, $"the header has {length} bytes, expected at most {MaxHeaderLength}");
    }

    private static SafetensorsException WrongDataLength(SafetensorsHeader header, long found) =>
        header.Error(found < header.DataLength
            ? $"truncated: expected {header.DataLength} bytes of data, found {found}"
            : $"expected {header.DataLength} bytes of data, found {found}");
}
