namespace RnnGen.Benchmarks.Peers;

/// <summary>A peer that many rows share. It is started when it is first asked for; where it is not there, it is looked for once.</summary>
internal sealed class Once<T>(Func<T> start) : IDisposable
    where T : class
{
    private T? _peer;
    private AbsentException? _absent;

    /// <summary>The peer.</summary>
    /// <exception cref="AbsentException">It is not there.</exception>
    public T Value => _absent is null ? _peer ??= Start() : throw _absent;

    public void Dispose() => (_peer as IDisposable)?.Dispose();

    private T Start()
    {
        try
        {
            return start();
        }
        catch (AbsentException absent)
        {
            _absent = absent;
            throw;
        }
    }
}
