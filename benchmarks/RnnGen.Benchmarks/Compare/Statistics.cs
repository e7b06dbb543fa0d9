namespace RnnGen.Benchmarks.Compare;

/// <summary>Of readings.</summary>
internal static class Statistics
{
    /// <summary>The middle one; of an even number of readings, the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyList<double> readings)
    {
        double[] sorted = [.. readings.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
