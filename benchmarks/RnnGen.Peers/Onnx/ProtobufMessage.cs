using System.Text;

namespace RnnGen.Peers.Onnx;

/// <summary>A message in the format of protocol buffers, written field by field: as much of it as ONNX models need.</summary>
internal sealed class ProtobufMessage
{
    private const int VaryingLength = 0;
    private const int GivenLength = 2;

    private readonly MemoryStream _bytes = new();

    /// <summary>The message as it is so far.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    /// <summary>Adds an integer.</summary>
    public ProtobufMessage With(int field, long value)
    {
        WriteVarying((ulong)((field << 3) | VaryingLength));
        WriteVarying((ulong)value);
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public ProtobufMessage With(int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarying((ulong)((field << 3) | GivenLength));
        WriteVarying((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtobufMessage With(int field, string text) => With(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a message.</summary>
    public ProtobufMessage With(int field, ProtobufMessage message) => With(field, message.ToArray());

    /// <summary>Adds a field that occurs any number of times.</summary>
    public ProtobufMessage WithEach<T>(IEnumerable<T> elements, Action<ProtobufMessage, T> add)
    {
        foreach (var element in elements)
        {
            add(this, element);
        }

        return this;
    }

    /// <summary>Writes seven bits a byte, the lowest first; all bytes but the last have the eighth bit.</summary>
    private void WriteVarying(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.WriteByte((byte)(value | 0x80));
        }

        _bytes.WriteByte((byte)value);
    }
}
