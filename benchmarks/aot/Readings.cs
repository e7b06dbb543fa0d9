namespace AheadOfTime;

/// <summary>What a build took, in seconds, round by round.</summary>
internal sealed class Readings
{
    private readonly List<double[]> _work = [];
    private readonly List<double> _starts = [];

    /// <summary>Takes the readings of a round.</summary>
    public void Take(PublishedBuild build, double stretch)
    {
        _work.Add(build.Run("work", FormattableString.Invariant($"{stretch}")));
        for (var run = 0; run < 3; run++)
        {
            _starts.Add(build.Run("first")[0]);
        }
    }

    /// <summary>The median of a kind of work, by its place in what <see cref="Work.Measure"/> returns.</summary>
    public double Of(int kind) => Median(_work.Select(round => round[kind]));

    /// <summary>The fastest start: whatever else goes on only adds to it.</summary>
    public double Start => _starts.Min();

    /// <summary>The median over rounds of the time of another build, as a multiple of this one's.</summary>
    public double Speed(Readings other, int kind) => Median(_work.Zip(other._work, (ours, theirs) => theirs[kind] / ours[kind]));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
