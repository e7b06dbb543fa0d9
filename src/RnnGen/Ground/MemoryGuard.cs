using System.Numerics;
using System.Runtime.InteropServices;

namespace RnnGen.Runtime;

/// <summary>
/// A check for tests, off unless a process is started with the switch <c>RnnGen.GuardMemory</c>. Before each call it fills the workspace with NaN (integers with -1), so that a result
/// that depends on what an earlier call has left is no number; and it keeps canaries around every buffer that emitted code is given, which it looks at after the call.
/// </summary>
internal static class MemoryGuard
{
    /// <summary>Bytes of a canary; as numbers of either precision they are NaN.</summary>
    public const byte Canary = 0xFF;

    /// <summary>The bytes of the canary on each side of a buffer.</summary>
    public const int Margin = 4096;

    /// <summary>Read once, so that the JIT leaves out what is off.</summary>
    public static readonly bool IsOn = AppContext.TryGetSwitch("RnnGen.GuardMemory", out var isOn) && isOn;

    /// <summary>Makes numbers unusable.</summary>
    public static void Fill<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (IsOn)
        {
            values.Fill(T.NaN);
        }
    }

    /// <summary>Makes tokens or classes unusable.</summary>
    public static void Fill(Span<int> integers)
    {
        if (IsOn)
        {
            integers.Fill(-1);
        }
    }

    /// <summary>Looks at the canaries of a buffer.</summary>
    /// <exception cref="InvalidOperationException">Something has written outside the buffer.</exception>
    public static void Check<T>(AlignedBuffer<T> buffer, string name)
        where T : unmanaged
    {
        if (!IsOn)
        {
            return;
        }

        Check(buffer.Array.AsSpan(0, buffer.First), name, "before");
        Check(buffer.Array.AsSpan(buffer.First + buffer.Length), name, "behind");
    }

    private static void Check<T>(Span<T> canary, string name, string side)
        where T : unmanaged
    {
        var written = MemoryMarshal.AsBytes(canary).IndexOfAnyExcept(Canary);
        if (written >= 0)
        {
            throw new InvalidOperationException($"Emitted code wrote {side} the {name}, {written} bytes into the canary.");
        }
    }
}
