using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// The state of a phase of shared work, as one number that is exchanged atomically: which parts nobody has begun, how many parts there are, and which phase it is; the
/// last so that a thread that was late cannot take a part of a phase that it has not seen.
/// </summary>
internal static class Phase
{
    private const int PartsShift = 32;
    private const int CounterShift = 40;

    /// <summary>The phase after another, with no part begun.</summary>
    public static ulong Begin(ulong previous, int parts) =>
        (((previous >> CounterShift) + 1) << CounterShift) | ((ulong)parts << PartsShift) | (uint.MaxValue >> (WorkerPool.MaxParts - parts));

    /// <summary>The number of parts.</summary>
    public static int Parts(ulong state) => (int)(state >> PartsShift) & byte.MaxValue;

    /// <summary>Whether somebody (of the first so many, one for each part) finds a part that nobody has begun.</summary>
    public static bool HasPartFor(ulong state, int index) => (uint)state != 0 && index < Parts(state);

    /// <summary>His own part, or the first one that is left.</summary>
    public static int ChoosePart(ulong state, int index) => ((uint)state >> index & 1) != 0 ? index : BitOperations.TrailingZeroCount((uint)state);

    /// <summary>The state once a part has begun.</summary>
    public static ulong Without(ulong state, int part) => state & ~(1UL << part);
}
