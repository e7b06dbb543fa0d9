using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// Sums in one order at every register width: term i goes to partial sum i mod 16, in double precision; the partial sums are added by a fixed tree.
/// Products and additions round separately.
/// </summary>
/// <remarks>
/// The loops are optimized at once: orthogonal initial weights call them thousands of times before a tier could change, and the first steps of training too.
/// </remarks>
internal static class Reductions
{
    /// <summary>The number of partial sums.</summary>
    public const int Partials = 16;

    /// <summary>The sum of a_i * b_i; both have the same length.</summary>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sixteen<double> partials = default;
        AddProducts(partials, a, b);
        return Sum(partials);
    }

    /// <summary>Adds a_i * b_i to partial sum i mod 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts<T>(Span<double> partials, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        b = b[..a.Length];
        ref T x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        var (low, high) = (Vector512.Create<double>(partials), Vector512.Create<double>(partials[8..]));
        var whole = a.Length & ~(Partials - 1);
        for (nuint i = 0; i < (nuint)whole; i += Partials)
        {
            low += Load(ref x, i) * Load(ref y, i);
            high += Load(ref x, i + 8) * Load(ref y, i + 8);
        }

        low.CopyTo(partials);
        high.CopyTo(partials[8..]);
        for (var i = whole; i < a.Length; i++)
        {
            partials[i - whole] += Scalar.ToDouble(a[i]) * Scalar.ToDouble(b[i]);
        }
    }

    /// <summary>The sum of |a_i|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfMagnitudes<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sixteen<double> sums = default;
        Span<double> partials = sums;
        ref T x = ref MemoryMarshal.GetReference(a);
        var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var whole = a.Length & ~(Partials - 1);
        for (nuint i = 0; i < (nuint)whole; i += Partials)
        {
            low += Vector512.Abs(Load(ref x, i));
            high += Vector512.Abs(Load(ref x, i + 8));
        }

        low.CopyTo(partials);
        high.CopyTo(partials[8..]);
        for (var i = whole; i < a.Length; i++)
        {
            partials[i - whole] += Math.Abs(Scalar.ToDouble(a[i]));
        }

        return Sum(partials);
    }

    /// <summary>Whether no number is infinite or NaN.</summary>
    public static bool AreFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // x - x is 0 of a finite number, and NaN of the others.
        var (i, differences) = (0, Vector<T>.Zero);
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var x = new Vector<T>(values[i..]);
            differences += x - x;
        }

        var difference = T.Zero;
        for (; i < values.Length; i++)
        {
            difference += values[i] - values[i];
        }

        return difference == T.Zero && Vector.EqualsAll(differences, Vector<T>.Zero);
    }

    /// <summary>The sum of 16 partial sums: halves are added onto each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load<T>(ref T source, nuint index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Vector512.LoadUnsafe(ref source, index).As<T, double>();
        }

        var eight = Vector256.LoadUnsafe(ref source, index).As<T, float>();
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Double(eight);
        }

        var (lower, upper) = Vector256.Widen(eight);
        return Vector512.Create(lower, upper);
    }
}
