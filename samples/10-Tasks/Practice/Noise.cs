namespace Tasks;

/// <summary>Random numbers of mean 0 and standard deviation 1, nearly normal.</summary>
internal static class Noise
{
    /// <summary>The sum of twelve uniform numbers: unlike logarithms and cosines, sums are the same on every machine.</summary>
    public static double Next(Random random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
