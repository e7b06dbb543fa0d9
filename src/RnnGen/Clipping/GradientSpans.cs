using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// Clipping of flat gradients. Elementwise work rounds every element by itself and norms are summed in one fixed order, so
/// the register width leaves no trace.
/// </summary>
internal static class GradientSpans
{
    /// <summary>The norm of all elements, rounded to their precision.</summary>
    internal static T Norm<T>(ReadOnlySpan<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Scalar.FromDouble<T>(Math.Sqrt(Reductions.Dot(gradients, gradients)));

    /// <summary>The norm of one tensor's elements, rounded to their precision.</summary>
    internal static T Norm<T>(ReadOnlySpan<T> gradients, ReadOnlySpan<TensorRun> runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> partials = stackalloc double[Reductions.Partials];
        partials.Clear();
        foreach (var run in runs)
        {
            var elements = gradients.Slice(run.Offset, run.Length);
            Reductions.AddProducts(partials, elements, elements);
        }

        return Scalar.FromDouble<T>(Math.Sqrt(Reductions.Sum(partials)));
    }

    /// <summary>The factor for gradients of this norm; 1 or more leaves them alone.</summary>
    internal static double Factor<T>(double limit, T norm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => limit / (Scalar.ToDouble(norm) + 1e-6);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale<T>(Span<T> elements, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(elements);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] *= factor;
        }

        for (var i = vectors.Length * Vector<T>.Count; i < elements.Length; i++)
        {
            elements[i] *= factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Limit<T>(Span<T> elements, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(elements);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.Min(Vector.Max(vectors[i], new Vector<T>(-limit)), new Vector<T>(limit));
        }

        for (var i = vectors.Length * Vector<T>.Count; i < elements.Length; i++)
        {
            elements[i] = T.Min(T.Max(elements[i], -limit), limit);
        }
    }
}
