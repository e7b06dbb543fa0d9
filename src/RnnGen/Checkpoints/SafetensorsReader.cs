using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RnnGen.Checkpoints;

/// <summary>Reads safetensors. Nothing is taken from a file before all of it was found valid.</summary>
internal static class SafetensorsReader
{
    /// <summary>The longest header the format allows.</summary>
    public const int MaxHeaderLength = 100_000_000;

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

        var header = new byte[HeaderLength(source, start)];
        found = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        return found == header.Length
            ? SafetensorsHeaderParser.Parse(source, header)
            : throw SafetensorsHeader.ErrorIn(source, $"truncated: expected a header of {header.Length} bytes, found {found}");
    }

    /// <summary>Reads all data of a stream whose header was read.</summary>
    /// <exception cref="SafetensorsException">There is less data than the header declares, or more.</exception>
    public static byte[] ReadData(SafetensorsHeader header, Stream stream)
    {
        if (header.DataLength > Array.MaxLength)
        {
            throw header.Error($"{header.DataLength} bytes of data are more than can be read, {Array.MaxLength}");
        }

        var data = new byte[header.DataLength];
        var found = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (found < data.Length)
        {
            throw WrongDataLength(header, found);
        }

        return stream.ReadByte() < 0 ? data : throw header.Error($"expected {header.DataLength} bytes of data, found more");
    }

    /// <summary>The numbers of a tensor of F32 or F64; F32 becomes double exactly.</summary>
    public static T[] Decode<T>(SafetensorsEntry entry, ReadOnlySpan<byte> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        data = data[(int)entry.Begin..(int)entry.End];
        if (entry.Type == SafetensorsEntry.TypeOf<T>())
        {
            return Numbers<T>(data);
        }

        return entry.Type == "F32" && typeof(T) == typeof(double)
            ? Array.ConvertAll(Numbers<float>(data), static value => T.CreateChecked(value))
            : throw new InvalidOperationException($"{entry.Type} cannot become {SafetensorsEntry.TypeOf<T>()} without loss.");
    }

    private static T[] Numbers<T>(ReadOnlySpan<byte> data)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, T>(data).ToArray();
        LittleEndian.Convert(values.AsSpan());
        return values;
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
