using System.Collections.Concurrent;

namespace Tasks;

/// <summary>Runs jobs, one on each core: they have nothing to do with each other.</summary>
internal static class Workers
{
    /// <summary>Runs them all, those with the largest budget first, so that the last ones to end are short, and prints a line for each.</summary>
    public static void Run(IEnumerable<Job> jobs)
    {
        var longestFirst = jobs.OrderByDescending(job => job.Trial.Budget).ToArray();
        Parallel.ForEach(
            Partitioner.Create(longestFirst, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            job =>
            {
                job.Run();
                Console.WriteLine(job);
            });
    }
}
