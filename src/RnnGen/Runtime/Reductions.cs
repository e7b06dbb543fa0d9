using System.Numerics;
using System.Runtime.Intrinsics;

namespace RnnGen.Runtime;

/// <summary>
/// Sums in one order at every register width: term i goes to partial sum i mod 16, in double precision; the partial sums are added by a fixed tree.
/// Products and additions round separately.
/// </summary>
internal static class Reductions
{
    /// <summary>The number of partial sums.</summary>
    public const int Partials = 16;

    /// <summary>The sum of a_i * b_i; both have the same length.</summary>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> partials = stackalloc double[Partials];
        partials.Clear();
        AddProducts(partials, a, b);
        return Sum(partials);
    }

    /// <summary>Adds a_i * b_i to partial sum i mod 16.</summary>
    public static void AddProducts<T>(Span<double> partials, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        b = b[..a.Length];
        var (low, high, i) = (Vector512.Create<double>(partials), Vector512.Create<double>(partials[8..]), 0);
        for (; i <= a.Length - Partials; i += Partials)
        {
            low += Load(a[i..]) * Load(b[i..]);
            high += Load(a[(i + 8)..]) * Load(b[(i + 8)..]);
        }

        low.CopyTo(partials);
        high.CopyTo(partials[8..]);
        for (var j = 0; i < a.Length; i++, j++)
        {
            partials[j] += Scalar.ToDouble(a[i]) * Scalar.ToDouble(b[i]);
        }
    }

    /// <summary>The sum of |a_i|.</summary>
    public static double SumOfMagnitudes<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> partials = stackalloc double[Partials];
        var (low, high, i) = (Vector512<double>.Zero, Vector512<double>.Zero, 0);
        for (; i <= a.Length - Partials; i += Partials)
        {
            low += Vector512.Abs(Load(a[i..]));
            high += Vector512.Abs(Load(a[(i + 8)..]));
        }

        low.CopyTo(partials);
        high.CopyTo(partials[8..]);
        for (var j = 0; i < a.Length; i++, j++)
        {
            partials[j] += Math.Abs(Scalar.ToDouble(a[i]));
        }

        return Sum(partials);
    }

    /// <summary>Whether no number is infinite or NaN.</summary>
    public static bool AreFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var value in values)
        {
            if (!T.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The sum of 16 partial sums: halves are added onto each other.</summary>
    public static double Sum(Span<double> partials)
    {
        for (var half = Partials / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                partials[i] += partials[i + half];
            }
        }

        return partials[0];
    }

    private static Vector512<double> Load<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Vector512.Create(source).As<T, double>();
        }

        var (lower, upper) = Vector256.Widen(Vector256.Create(source).As<T, float>());
        return Vector512.Create(lower, upper);
    }
}
