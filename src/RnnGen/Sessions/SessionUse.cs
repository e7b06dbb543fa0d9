using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <summary>
/// Says whether a call is using a session. Two plain reads and two plain writes a call, where an atomic exchange would cost more than a small network's step does: two threads that come
/// within the same few nanoseconds can both get in, so nothing but the finding of mistakes may rest on it. The one that ends last then finds the use ended, and says so.
/// A field of the session, not to be copied.
/// </summary>
internal struct SessionUse
{
    private const string What = "this session; let one thread at a time use it, or open each one of its own with CreateSession";

    private Kind _kind;

    private enum Kind
    {
        None,
        Call,
        Disposed,
    }

    /// <summary>Whether a call may begin.</summary>
    public readonly bool IsFree => _kind == Kind.None;

    /// <summary>Begins a call, without looking.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin() => _kind = Kind.Call;

    /// <summary>Ends a call.</summary>
    /// <exception cref="InvalidOperationException">Another thread has come in beside it.</exception>
    /// <exception cref="ObjectDisposedException">Another thread has disposed of the session.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End()
    {
        if (_kind != Kind.Call)
        {
            throw Refused();
        }

        _kind = Kind.None;
    }

    /// <summary>Lets no call begin any more.</summary>
    public void Dispose() => _kind = Kind.Disposed;

    /// <summary>Checks that a call may begin.</summary>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed of.</exception>
    public readonly void Check()
    {
        if (!IsFree)
        {
            throw Refused();
        }
    }

    /// <summary>The error of a call that another one stands in the way of.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly Exception Refused() => _kind == Kind.Disposed ? new ObjectDisposedException(nameof(Session<>)) : ExclusiveUse.Refused(What);
}
