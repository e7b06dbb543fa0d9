using System.Numerics;
using System.Runtime.InteropServices;

namespace RnnGen.Checkpoints;

/// <summary>The numbers of a file's tensors as a network's. A type of fewer bits is widened exactly; F64 is rounded to single precision where that was asked for.</summary>
internal static class SafetensorsNumbers
{
    /// <summary>The dtypes that become <typeparamref name="T"/> without loss, for messages.</summary>
    public static string ExactTypes<T>() => typeof(T) == typeof(double) ? "F64, F32, BF16 or F16" : "F32, BF16 or F16";

    /// <summary>Whether numbers of a dtype become <typeparamref name="T"/>.</summary>
    public static bool CanDecode<T>(string type, bool allowNarrowing) => type switch
    {
        "F16" or "BF16" or "F32" => true,
        "F64" => typeof(T) == typeof(double) || allowNarrowing,
        _ => false,
    };

    /// <summary>The numbers of a tensor whose dtype was found fit.</summary>
    public static T[] Decode<T>(SafetensorsEntry entry, ReadOnlySpan<byte> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        data = data[(int)entry.Begin..(int)entry.End];
        return entry.Type == SafetensorsEntry.TypeOf<T>() ? Read<T>(data) : entry.Type switch
        {
            "F16" => Array.ConvertAll(Read<Half>(data), static value => T.CreateTruncating((float)value)),

            // The upper half of an F32.
            "BF16" => Array.ConvertAll(Read<ushort>(data), static bits => T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)bits << 16))),
            "F32" => Array.ConvertAll(Read<float>(data), static value => T.CreateTruncating(value)),
            "F64" => Array.ConvertAll(Read<double>(data), static value => T.CreateTruncating(value)),
            _ => throw new InvalidOperationException($"{entry.Type} cannot become {SafetensorsEntry.TypeOf<T>()}."),
        };
    }

    /// <summary>Checks that every number of a tensor is finite, in the file and in the network.</summary>
    /// <exception cref="SafetensorsException">One is not.</exception>
    public static void CheckFinite<T>(SafetensorsHeader header, SafetensorsEntry entry, IReadOnlyList<int> shape, ReadOnlySpan<byte> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Decode<T>(entry, data);
        var index = Array.FindIndex(values, static value => !T.IsFinite(value));
        if (index < 0)
        {
            return;
        }

        var given = entry.Type == "F64" ? Decode<double>(entry, data)[index] : double.CreateTruncating(values[index]);
        var (tensor, place) = (SafetensorsText.Quoted(entry.Name), SafetensorsText.Place(index, shape));
        throw header.Error(double.IsFinite(given)
            ? FormattableString.Invariant($"tensor {tensor} has {given} at {place}, expected a number that single precision can hold")
            : FormattableString.Invariant($"tensor {tensor} has {given} at {place}, expected a finite number"));
    }

    private static TNumber[] Read<TNumber>(ReadOnlySpan<byte> data)
        where TNumber : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, TNumber>(data).ToArray();
        LittleEndian.Convert(values.AsSpan());
        return values;
    }
}
