using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnGen.Checkpoints;

/// <summary>The byte order of files.</summary>
internal static class LittleEndian
{
    /// <summary>Turns numbers of the machine's byte order into little-endian ones, in place, or back.</summary>
    public static void Convert<T>(Span<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            return;
        }

        var bytes = MemoryMarshal.AsBytes(values);
        for (var i = 0; i < bytes.Length; i += Unsafe.SizeOf<T>())
        {
            bytes.Slice(i, Unsafe.SizeOf<T>()).Reverse();
        }
    }
}
