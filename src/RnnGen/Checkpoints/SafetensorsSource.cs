using System.Numerics;
using System.Runtime.InteropServices;

namespace RnnGen.Checkpoints;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its dtype, <c>F32</c> or <c>F64</c>.</param>
/// <param name="Shape">Its lengths.</param>
/// <param name="Write">Writes its numbers, row-major, little-endian.</param>
internal sealed record SafetensorsSource(string Name, string Type, IReadOnlyList<int> Shape, Action<Stream> Write)
{
    public long ByteLength => Shape.Aggregate((long)SafetensorsEntry.SizeOf(Type), static (product, length) => checked(product * length));

    public static SafetensorsSource Of<T>(ParameterTensor<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(tensor.Name, SafetensorsEntry.TypeOf<T>(), tensor.Shape, stream =>
        {
            var values = new T[tensor.Length];
            tensor.CopyTo(values);
            WriteNumbers(stream, values);
        });

    public static SafetensorsSource Of<T>(string name, IReadOnlyList<int> shape, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = new SafetensorsSource(name, SafetensorsEntry.TypeOf<T>(), shape, stream => WriteNumbers(stream, (T[])values.Clone()));
        return source.ByteLength == values.Length * (long)SafetensorsEntry.SizeOf(source.Type)
            ? source
            : throw new ArgumentException(FormattableString.Invariant($"{name}: {values.Length} values do not fill the shape [{string.Join(", ", shape)}]."), nameof(values));
    }

    // The array is the callee's: where the machine is big-endian, its bytes are turned around in place.
    private static void WriteNumbers<T>(Stream stream, T[] values)
        where T : unmanaged
    {
        LittleEndian.Convert(values.AsSpan());
        stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
