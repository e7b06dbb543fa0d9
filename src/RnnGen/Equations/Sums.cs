namespace RnnGen.Equations;

/// <summary>Sums over elements, from the first to the last.</summary>
internal static class Sums
{
    /// <summary>Σ a_i.</summary>
    public static double Of(ReadOnlySpan<double> a)
    {
        var sum = 0.0;
        foreach (var element in a)
        {
            sum += element;
        }

        return sum;
    }

    /// <summary>Σ a_i b_i, of two vectors of the same length.</summary>
    public static double OfProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
