using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>Two registers of <see cref="double"/>: as many numbers as one register of <see cref="float"/> holds, which they widen to and are narrowed to.</summary>
internal readonly struct DoublePair(Vector<double> low, Vector<double> high)
{
    /// <summary>The count of numbers.</summary>
    public static int Count => 2 * Vector<double>.Count;

    private Vector<double> Low => low;

    private Vector<double> High => high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoublePair operator -(DoublePair a, DoublePair b) => new(a.Low - b.Low, a.High - b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoublePair operator *(DoublePair a, DoublePair b) => new(a.Low * b.Low, a.High * b.High);

    /// <summary>The first numbers of a span, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoublePair Load<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return new(Vector.As<T, double>(new Vector<T>(source)), Vector.As<T, double>(new Vector<T>(source[Vector<double>.Count..])));
        }

        Vector.Widen(Vector.As<T, float>(new Vector<T>(source)), out var low, out var high);
        return new(low, high);
    }

    /// <summary>Writes the numbers, each rounded to the nearest that the type has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<T>(Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            Vector.As<double, T>(low).CopyTo(destination);
            Vector.As<double, T>(high).CopyTo(destination[Vector<double>.Count..]);
            return;
        }

        Vector.As<float, T>(Vector.Narrow(low, high)).CopyTo(destination);
    }
}
