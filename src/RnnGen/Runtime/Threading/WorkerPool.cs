using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace RnnGen.Runtime;

/// <summary>
/// The threads of the process that help with work in parts. There is one such pool, and it does one work at a time: who finds it taken, or asks from within its work,
/// works alone. A part that no worker has begun is done by the caller, who so never waits for a thread to wake up. Allocates nothing once its threads exist.
/// </summary>
internal static class WorkerPool
{
    /// <summary>More parts than this are not made.</summary>
    public const int MaxParts = 32;

    private static readonly Worker?[] Workers = new Worker?[MaxParts];

    private static Shared _shared;
    private static SharedWork? _work;
    private static Exception? _failure;
    private static int _phase;
    private static int _isTaken;

    /// <summary>Does a work, together with the workers where that is possible.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">The parts to cut it into; 1 for this thread alone.</param>
    public static void Run(SharedWork work, int parts)
    {
        if (parts == 1 || Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            work.RunAlone();
            return;
        }

        try
        {
            _work = work;
            for (var phase = 0; phase < work.Phases; phase++)
            {
                RunPhase(phase, Math.Min(parts, MaxParts));
            }
        }
        finally
        {
            _work = null;
            Volatile.Write(ref _isTaken, 0);
        }
    }

    /// <summary>Begins and ends a part that nobody has begun; false when there is none.</summary>
    /// <param name="index">The asking thread: 0 is the caller. Each has a part of its own, whose memory is near; when that is taken, any will do.</param>
    internal static bool TryRunPart(int index)
    {
        while (true)
        {
            var state = Volatile.Read(ref _shared.State);
            if (!Phase.HasPartFor(state, index))
            {
                return false;
            }

            var part = Phase.ChoosePart(state, index);
            if (Interlocked.CompareExchange(ref _shared.State, Phase.Without(state, part), state) == state)
            {
                RunPart(part, Phase.Parts(state));
                return true;
            }
        }
    }

    /// <summary>Whether <see cref="TryRunPart"/> would find a part.</summary>
    internal static bool HasPartFor(int index) => Phase.HasPartFor(Volatile.Read(ref _shared.State), index);

    private static void RunPhase(int phase, int parts)
    {
        // A thread that cannot be had fails the call here, while there is no part that another one could have begun.
        for (var index = 1; index < parts; index++)
        {
            if (Volatile.Read(ref Workers[index]) is null)
            {
                Start(index);
            }
        }

        _phase = phase;
        Volatile.Write(ref _shared.Unfinished, parts);

        // The exchange is a full fence: a worker either sees the parts before it parks, or is seen parked.
        Interlocked.Exchange(ref _shared.State, Phase.Begin(Volatile.Read(ref _shared.State), parts));
        for (var index = 1; index < parts; index++)
        {
            Workers[index]!.Wake();
        }

        while (TryRunPart(0))
        {
        }

        var wait = new Waiting();
        while (Volatile.Read(ref _shared.Unfinished) != 0)
        {
            wait.Once();
        }

        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>The phase, which stays as it is while a part of it has begun and not ended.</summary>
    private static void RunPart(int part, int parts)
    {
        try
        {
            _work!.Run(_phase, part, parts);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }

        Interlocked.Decrement(ref _shared.Unfinished);
    }

    private static void Start(int index)
    {
        var worker = new Worker(index);
        worker.Start();
        Volatile.Write(ref Workers[index], worker);
    }

    /// <summary>The counters that all threads write, in cache lines of their own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Shared
    {
        [FieldOffset(128)]
        public ulong State;

        [FieldOffset(256)]
        public int Unfinished;
    }
}
