using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>Quantiles of distributions of counts, lane by lane, for decoders that draw; for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CountDraws
{
    /// <summary>The quantiles of negative binomial distributions, of the variance mean + mean² / shape.</summary>
    /// <param name="level">The levels, below 1; where one is not above 0, nothing is drawn, and the result is 0.</param>
    /// <param name="mean">The means.</param>
    /// <param name="shape">The shapes.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The counts; NaN where a parameter is not finite and above 0.</returns>
    public static V Quantile<V>(V level, V mean, V shape)
        where V : struct
    {
        if (IsSingle<V>())
        {
            Replace(Numbers<V, float>(ref level), Numbers<V, float>(ref mean), Numbers<V, float>(ref shape));
        }
        else
        {
            Replace(Numbers<V, double>(ref level), Numbers<V, double>(ref mean), Numbers<V, double>(ref shape));
        }

        return level;
    }

    /// <summary>The quantiles of Poisson distributions.</summary>
    /// <param name="level">The levels, below 1; where one is not above 0, nothing is drawn, and the result is 0.</param>
    /// <param name="mean">The means.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The counts; NaN where a mean is not finite and above 0.</returns>
    public static V Quantile<V>(V level, V mean)
        where V : struct
    {
        if (IsSingle<V>())
        {
            Replace<float>(Numbers<V, float>(ref level), Numbers<V, float>(ref mean), []);
        }
        else
        {
            Replace<double>(Numbers<V, double>(ref level), Numbers<V, double>(ref mean), []);
        }

        return level;
    }

    private static bool IsSingle<V>() => typeof(V) == typeof(Single512) || typeof(V) == typeof(Single256) || typeof(V) == typeof(Single128) || typeof(V) == typeof(Single1);

    private static Span<T> Numbers<V, T>(ref V lanes)
        where V : struct => MemoryMarshal.CreateSpan(ref Unsafe.As<V, T>(ref lanes), Unsafe.SizeOf<V>() / Unsafe.SizeOf<T>());

    private static void Replace<T>(Span<T> levels, ReadOnlySpan<T> means, ReadOnlySpan<T> shapes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] > T.Zero)
            {
                var (mean, shape) = (Scalar.ToDouble(means[i]), shapes.IsEmpty ? double.PositiveInfinity : Scalar.ToDouble(shapes[i]));
                levels[i] = mean > 0 && double.IsFinite(mean) && shape > 0 ? Scalar.FromDouble<T>(CountDistribution.Quantile(Scalar.ToDouble(levels[i]), mean, shape)) : T.NaN;
            }
        }
    }
}
