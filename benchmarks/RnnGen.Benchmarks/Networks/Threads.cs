using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Networks;

/// <summary>How many threads a network's calls are shared out among.</summary>
internal static class Threads
{
    /// <summary>Sets it; null leaves it to the library, whose default depends on the work and on the machine.</summary>
    public static void Set(NetworkEngine<float> engine, int? threads) => engine.MaxDegreeOfParallelism = threads;
}
