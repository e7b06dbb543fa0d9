using RnnGen.Benchmarks.Peers;
using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Networks;

/// <summary>How many threads a network's calls are shared out among.</summary>
internal static class Threads
{
    /// <summary>Sets it.</summary>
    /// <exception cref="AbsentException">The library runs on one thread only.</exception>
    public static void Set(NetworkEngine<float> engine, int threads)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (threads != 1)
        {
            throw new AbsentException("the library runs on one thread only");
        }
    }
}
