using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnGen.Runtime;

/// <summary>A block of numbers that never moves and begins where a page does: no vector of its rows straddles two cache lines, and parts that are whole pages have none in common. Starts as zeros.</summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 4096;

    private const int CacheLine = 64;

    private readonly T[] _array;
    private readonly int _first;

    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;

        // A page in front for the alignment, and a cache line behind: a vector that starts inside may end outside.
        var margin = MemoryGuard.IsOn ? MemoryGuard.Margin / Unsafe.SizeOf<T>() : 0;
        _array = GC.AllocateArray<T>(checked(length + ((Alignment + CacheLine) / Unsafe.SizeOf<T>()) + (2 * margin)), pinned: true);
        var misaligned = (int)((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Alignment);
        _first = margin + (misaligned == 0 ? 0 : (Alignment - misaligned) / Unsafe.SizeOf<T>());
        if (MemoryGuard.IsOn)
        {
            MemoryMarshal.AsBytes(_array.AsSpan()).Fill(MemoryGuard.Canary);
            Span.Clear();
        }
    }

    public int Length { get; }

    /// <summary>The next length at which a block that follows would begin at a cache line too: not at a page, where what is read and what is written would have the same low bits of their addresses.</summary>
    public static int Align(int length)
    {
        var line = CacheLine / Unsafe.SizeOf<T>();
        return checked(length + line - 1) / line * line;
    }

    /// <summary>The array that holds the block, for callers to whom the way from here to it is long.</summary>
    public T[] Array => _array;

    /// <summary>The element of <see cref="Array"/> with which the block begins.</summary>
    public int First => _first;

    public ref T Origin => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);

    public Span<T> Span => _array.AsSpan(_first, Length);
}
