namespace RnnGen.Runtime;

/// <summary>A thread that helps. It looks out for work for a short while after the last one, and then sleeps until it is woken.</summary>
internal sealed class Worker(int index)
{
    private readonly SemaphoreSlim _signal = new(0);
    private int _isParked;

    /// <summary>Starts the thread; it does not keep the process alive.</summary>
    public void Start() => new Thread(Loop) { IsBackground = true, Name = $"RnnGen worker {index}" }.UnsafeStart();

    /// <summary>Wakes the thread if it sleeps. Work must be there for all to see before this is called.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _isParked) != 0 && Interlocked.Exchange(ref _isParked, 0) != 0)
        {
            _signal.Release();
        }
    }

    private void Loop()
    {
        while (true)
        {
            if (WorkerPool.TryRunPart(index))
            {
                continue;
            }

            var wait = new Waiting();
            while (!wait.IsLong && !WorkerPool.HasPartFor(index))
            {
                wait.Once();
            }

            if (wait.IsLong)
            {
                Park();
            }
        }
    }

    private void Park()
    {
        Interlocked.Exchange(ref _isParked, 1);

        // Who made work before that saw the thread awake; who makes some from now on wakes it, once.
        if (WorkerPool.HasPartFor(index) && Interlocked.Exchange(ref _isParked, 0) != 0)
        {
            return;
        }

        _signal.Wait();
    }
}
