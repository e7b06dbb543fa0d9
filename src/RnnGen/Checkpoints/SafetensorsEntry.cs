namespace RnnGen.Checkpoints;

/// <summary>A tensor as a file's header declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its dtype, such as <c>F32</c>.</param>
/// <param name="Shape">Its lengths; empty for a single number.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last one.</param>
internal sealed record SafetensorsEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    public static string TypeOf<T>() => typeof(T) == typeof(float) ? "F32"
        : typeof(T) == typeof(double) ? "F64"
        : throw new NotSupportedException($"Tensors hold float or double, not {typeof(T)}.");

    /// <summary>The bytes of a number, or 0 for a type that does not exist.</summary>
    public static int SizeOf(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => 0,
    };
}
