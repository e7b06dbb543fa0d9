namespace RnnGen.Runtime;

/// <summary>
/// Says that an object, which one caller at a time may use, is in use; who comes meanwhile is refused instead of made to wait, since two callers of one object are a mistake.
/// A field of the object, not to be copied.
/// </summary>
internal struct ExclusiveUse
{
    private int _isTaken;

    /// <summary>Begins a use; <see cref="End"/> follows in a finally block.</summary>
    /// <param name="what">The thing in use, and what callers should do, as in <c>the buffer; give each thread one of its own</c>.</param>
    /// <exception cref="InvalidOperationException">A use has begun and not ended.</exception>
    public void Begin(string what)
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw Refused(what);
        }
    }

    /// <summary>Ends the use.</summary>
    public void End() => Volatile.Write(ref _isTaken, 0);

    /// <summary>The error of a second use.</summary>
    public static InvalidOperationException Refused(string what) => new($"Another call is using {what}.");
}
