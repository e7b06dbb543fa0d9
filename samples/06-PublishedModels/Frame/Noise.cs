namespace PublishedModels;

/// <summary>Normal random numbers.</summary>
internal static class Noise
{
    /// <summary>Mean 0 and standard deviation 1 (Box and Muller, 1958).</summary>
    public static double Next(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>-log of the density at a number of deviations from the mean.</summary>
    public static double Loss(double deviations, double deviation) => (0.5 * Math.Log(2 * Math.PI)) + Math.Log(deviation) + (0.5 * deviations * deviations);
}
