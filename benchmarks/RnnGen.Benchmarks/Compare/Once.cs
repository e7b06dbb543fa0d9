namespace RnnGen.Benchmarks.Compare;

/// <summary>What many rows share. It is made when it is first asked for; where it cannot be, that is tried once.</summary>
internal sealed class Once<T>(Func<T> make)
    where T : class
{
    private T? _made;
    private AbsentException? _absent;

    /// <summary>What is shared.</summary>
    /// <exception cref="AbsentException">It is not there.</exception>
    public T Value => _absent is null ? _made ??= Make() : throw _absent;

    private T Make()
    {
        try
        {
            return make();
        }
        catch (AbsentException absent)
        {
            _absent = absent;
            throw;
        }
    }
}
