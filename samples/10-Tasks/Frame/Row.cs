namespace Tasks;

/// <summary>A trial with all its seeds: a row of the table.</summary>
internal sealed record Row(string Task, Trial Trial, IReadOnlyList<Job> Jobs)
{
    /// <summary>How many seeds met the criterion.</summary>
    public int Met => Jobs.Count(job => job.IsMet);

    /// <summary>Whether enough of them did, in the time that one of them, the median, may take.</summary>
    public bool IsPassed => Trial.IsPassed(Met, Jobs.Count) && MedianSeconds <= Trial.Budget;

    public double MedianSequences => Median(Jobs.Select(job => (double)job.Result!.Sequences));

    public double MedianSeconds => Median(Jobs.Select(job => job.Seconds));

    /// <summary>What one seed found, or nothing where there are several.</summary>
    public string Finding => Jobs.Count == 1 ? Jobs[0].Result!.Finding : "";

    public static Row Of(ITask task, Trial trial, int seed, int seeds) =>
        new(task.Name, trial, [.. Enumerable.Range(seed, trial.Seeds ?? seeds).Select(number => new Job(task.Name, trial, number))]);

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
