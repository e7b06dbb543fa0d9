using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>
/// Mathematics on single-precision lanes, the same bits at every width. Unless a member says otherwise its error is below 4 units in
/// the last place over the whole range, subnormal results included; NaN gives NaN.
/// </summary>
/// <remarks>
/// Polynomials are minimax in relative error (Remez), those of tanh by reweighted least squares (Loeb, Lawson); all
/// computed for this library at higher precision and rounded. The largest measured errors in ulp: Exp 1.3, Log 2.0, Tanh 3.96 (of every number), Sigmoid 2.6, Softplus 3.0, Sin 2.5, Cos 2.5.
/// They are evaluated by Estrin's scheme with fused multiply-add.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SingleMath
{
    // ln 2 = High + Low; High has few bits, so that its product with an exponent is exact.
    private const float LnTwoHigh = 0.693359375f;
    private const float LnTwoLow = -2.12194440e-4f;

    /// <summary>e^x.</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>e^x, lane by lane; at least 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x) where V : struct, ILanes<V, float>
    {
        // e^x = 2^n e^r with |r| <= ln(2) / 2. Beyond the limits lie 0 and infinity.
        x = V.Clamp(x, V.Broadcast(-104f), V.Broadcast(89f));
        V round = V.Broadcast(12_582_912f);
        V n = V.MultiplyAdd(x, V.Broadcast(1.44269504f), round) - round;
        V r = V.MultiplyAdd(n, V.Broadcast(-LnTwoHigh), x);
        r = V.MultiplyAdd(n, V.Broadcast(-LnTwoLow), r);

        // e^r = 1 + r + r^2 q(r), error 2^-28
        V r2 = r * r;
        V low = V.MultiplyAdd(r, V.Broadcast(0.166665204f), V.Broadcast(0.499999934f));
        V high = V.MultiplyAdd(r, V.Broadcast(0.00836874515f), V.Broadcast(0.0416683908f));
        high = V.MultiplyAdd(r2, V.Broadcast(0.00138145403f), high);
        V q = V.MultiplyAdd(r2, high, low);
        return V.Scale(V.MultiplyAdd(r2, q, r + V.Broadcast(1f)), n);
    }

    /// <summary>The natural logarithm; -infinity at 0, NaN below.</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The logarithm, lane by lane.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x) where V : struct, ILanes<V, float>
    {
        // x = m 2^e with sqrt(1/2) <= m < sqrt(2); subnormal numbers are made normal first.
        V smallest = V.Broadcast(1.17549435e-38f);
        V normal = V.WhereLess(x, smallest, x * V.Broadcast(33_554_432f), x);
        V e = V.Exponent(normal);
        V f = V.Scale(normal, -e) - V.Broadcast(1f);
        e = V.WhereLess(x, smallest, e - V.Broadcast(25f), e);

        // log(1 + f) = 2 artanh(w / 2) = w + w^3 R(w^2) with w = 2f / (2 + f), error 2^-30
        V w = f / V.MultiplyAdd(f, V.Broadcast(0.5f), V.Broadcast(1f));
        V v = w * w;
        V series = V.MultiplyAdd(v, V.Broadcast(0.0124929803f), V.Broadcast(0.0833334705f));
        series = V.MultiplyAdd(v * v, V.Broadcast(0.00233374104f), series);
        V log = V.MultiplyAdd(w * v, series, e * V.Broadcast(LnTwoLow)) + w;
        log = V.MultiplyAdd(e, V.Broadcast(LnTwoHigh), log);

        V infinity = V.Broadcast(float.PositiveInfinity);
        V beyond = V.WhereLess(x, V.Zero, V.Broadcast(float.NaN), x - infinity);
        return V.WherePositive(x, V.WhereLess(x, infinity, log, x), beyond);
    }

    /// <summary>The hyperbolic tangent; relative accuracy is kept near 0, the magnitude never exceeds 1, and tanh(-x) = -tanh(x) to the bit.</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The hyperbolic tangent, lane by lane; -1 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, float>
    {
        // tanh(x) = 2 s / (1 + s^2) with s = tanh(x / 2) = n / 2d: near 1 the errors of n and d cancel, so low degrees suffice (error 2^-26).
        // Beyond the limits tanh rounds to 1, and at them this is 1.
        x = V.Clamp(x, V.Broadcast(-9.03f), V.Broadcast(9.03f));
        V u = x * x;
        V n = V.MultiplyAdd(x * u, V.MultiplyAdd(u, V.Broadcast(0.00011427037f), V.Broadcast(0.0297745727f)), x);
        V d = V.MultiplyAdd(u * u, V.Broadcast(1.22934489e-06f), V.MultiplyAdd(u, V.Broadcast(0.00120662956f), V.Broadcast(0.113107875f)));
        d = V.MultiplyAdd(u, d, V.Broadcast(1f));
        return n * d / V.MultiplyAdd(d, d, n * V.Broadcast(0.25f) * n);
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The logistic function, lane by lane; 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V, float>
    {
        // From e^-|x|, which cannot overflow and keeps the relative accuracy of the small values.
        V one = V.Broadcast(1f);
        V q = Exp(-V.Abs(x));
        return V.WherePositive(x, one, q) / (one + q);
    }

    /// <summary>The logistic function as gates use it, 1/2 + tanh(x / 2) / 2: faster, within 2^-23 of the exact value.</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The logistic function, lane by lane; 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FastSigmoid<V>(V x) where V : struct, ILanes<V, float>
    {
        // As in Tanh, with x / 2 in place of x: the coefficients are the same but for powers of 2.
        x = V.Clamp(x, V.Broadcast(-18.06f), V.Broadcast(18.06f));
        V u = x * x;
        V n = V.MultiplyAdd(x * u, V.MultiplyAdd(u, V.Broadcast(1.78547452e-06f), V.Broadcast(0.00186091079f)), x * V.Broadcast(0.25f));
        V d = V.MultiplyAdd(u * u, V.Broadcast(1.92085139e-08f), V.MultiplyAdd(u, V.Broadcast(7.54143475e-05f), V.Broadcast(0.0282769687f)));
        d = V.MultiplyAdd(u, d, V.Broadcast(1f));
        return n * d / V.MultiplyAdd(d, d, n * n) + V.Broadcast(0.5f);
    }

    /// <summary>log(1 + e^x).</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>log(1 + e^x), lane by lane; at least 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V, float>
    {
        // max(x, 0) + log(1 + q) with q = e^-|x|; log(1 + q) = w + w^3 R(w^2) with w = 2q / (2 + q), error 2^-27
        V q = Exp(-V.Abs(x));
        V w = q / V.MultiplyAdd(q, V.Broadcast(0.5f), V.Broadcast(1f));
        V v = w * w;
        V low = V.MultiplyAdd(v, V.Broadcast(0.0125067817f), V.Broadcast(0.0833330164f));
        V high = V.MultiplyAdd(v, V.Broadcast(0.000547364559f), V.Broadcast(0.00218742607f));
        V series = V.MultiplyAdd(v * v, high, low);
        return V.Max(x, V.Zero) + V.MultiplyAdd(w * v, series, w);
    }

    /// <summary>The sine, for |x| up to 2^18 within 4 units in the last place, with sin(-x) = -sin(x) to the bit. Beyond, the error grows until the phase is lost.</summary>
    /// <param name="x">The arguments; in radians.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The sines, lane by lane; -1 to 1, NaN at infinities.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x) where V : struct, ILanes<V, float>
    {
        // x = n π + r
        V round = V.Broadcast(12_582_912f);
        V n = V.MultiplyAdd(x, V.Broadcast(0.318309886f), round) - round;
        return AlternatingSine(Remainder(x, n), n);
    }

    /// <summary>The cosine, for |x| up to 2^18 within 4 units in the last place, with cos(-x) = cos(x) to the bit. Beyond, the error grows until the phase is lost.</summary>
    /// <param name="x">The arguments; in radians.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The cosines, lane by lane; -1 to 1, NaN at infinities.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x) where V : struct, ILanes<V, float>
    {
        // |x| = (n + 1/2) π + r, where cos(x) = (-1)^(n + 1) sin(r)
        x = V.Abs(x);
        V round = V.Broadcast(12_582_912f);
        V n = V.MultiplyAdd(x, V.Broadcast(0.318309886f), V.Broadcast(-0.5f)) + round - round;
        return AlternatingSine(Remainder(x, n + V.Broadcast(0.5f)), n + V.Broadcast(1f));
    }

    /// <summary>max(x, 0), exactly; +0 at both zeros.</summary>
    /// <param name="x">The arguments.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The larger of x and 0, lane by lane.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu<V>(V x) where V : struct, ILanes<V, float> => V.Max(x, V.Zero);

    /// <summary>The index of the largest of consecutive numbers, the first of equals; 0 if one is NaN before any other is larger.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements, at least 1.</param>
    /// <returns>The index, from 0, as a number.</returns>
    public static float ArgMax(ref readonly float source, nuint count)
    {
        ref float first = ref Unsafe.AsRef(in source);
        nuint best = 0;
        for (nuint i = 1; i < count; i++)
        {
            best = Unsafe.Add(ref first, i) > Unsafe.Add(ref first, best) ? i : best;
        }

        return best;
    }

    /// <summary>1 in the lane that stands for <paramref name="index"/>, 0 in the others; the first lane stands for <paramref name="first"/>. Exact below 2^24.</summary>
    /// <param name="index">The index of the 1.</param>
    /// <param name="first">The index that the first lane stands for.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OneHot<V>(int index, nuint first) where V : struct, ILanes<V, float>
    {
        V distance = V.Abs(V.Ramp + V.Broadcast((float)((long)first - index)));
        return V.WherePositive(V.Broadcast(0.5f) - distance, V.Broadcast(1), V.Zero);
    }

    /// <summary>The sum of <paramref name="count"/> elements, which may be 0, the same at every width: element i belongs to partial sum i mod 16, a fixed tree joins the 16.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The sum; 0 if there are no elements.</returns>
    public static float Sum<V>(ref readonly float source, nuint count) where V : struct, ILanes<V, float> =>
        Reduce<V, SumReduction<float>>(default, in source, in source, count);

    /// <summary>The sum of <paramref name="count"/> products, each added with one rounding; the order is that of <see cref="Sum"/>.</summary>
    /// <param name="a">The first element of the one vector.</param>
    /// <param name="b">The first element of the other vector.</param>
    /// <param name="count">The number of products.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The sum; 0 if there are no products.</returns>
    public static float Dot<V>(ref readonly float a, ref readonly float b, nuint count) where V : struct, ILanes<V, float> =>
        Reduce<V, DotReduction<float>>(default, in a, in b, count);

    /// <summary>The sum of the squares of <paramref name="count"/> elements, each added with one rounding; the order is that of <see cref="Sum"/>.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The sum, at least 0.</returns>
    public static float SumOfSquares<V>(ref readonly float source, nuint count) where V : struct, ILanes<V, float> =>
        Dot<V>(in source, in source, count);

    /// <summary>The largest of <paramref name="count"/> elements; NaN if one is NaN, -infinity if there are none.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The largest element.</returns>
    public static float Max<V>(ref readonly float source, nuint count) where V : struct, ILanes<V, float> =>
        Reduce<V, MaxReduction<float>>(new(float.NegativeInfinity), in source, in source, count);

    /// <summary>log(e^s_0 + e^s_1 + ...) of <paramref name="count"/> elements without overflow; -infinity if there are none.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <typeparam name="V">The type of the lanes.</typeparam>
    /// <returns>The logarithm of the sum.</returns>
    public static float LogSumExp<V>(ref readonly float source, nuint count) where V : struct, ILanes<V, float>
    {
        float max = Max<V>(in source, count);
        if (!float.IsFinite(max))
        {
            return max;
        }

        float result = Reduce<V, SingleExpReduction>(new(max), in source, in source, count);
        Log(Single1.Broadcast(result)).Store(ref result, 0);
        return max + result;
    }

    // x - n π, n being an integer or 1/2 more, by three parts of π (24 bits each): the first difference has no rounding where it cancels, the others one each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Remainder<V>(V x, V n) where V : struct, ILanes<V, float>
    {
        V r = V.MultiplyAdd(n, V.Broadcast(-3.14159250f), x);
        r = V.MultiplyAdd(n, V.Broadcast(-1.50995788e-07f), r);
        return V.MultiplyAdd(n, V.Broadcast(-1.07806059e-14f), r);
    }

    // (-1)^n sin(r) for |r| up to 1.6: r (1 + r^2 p(r^2)), error 2^-25.8. What is left of n without an even part is the parity. Limited: where sin(r) is almost 1, roundings may add up to more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AlternatingSine<V>(V r, V n) where V : struct, ILanes<V, float>
    {
        V round = V.Broadcast(12_582_912f);
        V odd = V.MultiplyAdd(V.MultiplyAdd(n, V.Broadcast(0.5f), round) - round, V.Broadcast(-2f), n);
        V sign = V.MultiplyAdd(odd * V.Broadcast(-2f), odd, V.Broadcast(1f));

        V u = r * r;
        V low = V.MultiplyAdd(u, V.Broadcast(0.00833303016f), V.Broadcast(-0.166666582f));
        V high = V.MultiplyAdd(u, V.Broadcast(2.59972785e-06f), V.Broadcast(-0.000198068679f));
        V p = V.MultiplyAdd(u * u, high, low);
        return V.Clamp(r * sign * V.MultiplyAdd(u, p, V.Broadcast(1f)), V.Broadcast(-1f), V.Broadcast(1f));
    }

    // Registers of 512 bits are slow to be read back number by number: measured, 6 ns, which a short row does not win back. The bits are the same.
    private static float Reduce<V, TReduction>(TReduction reduction, ref readonly float a, ref readonly float b, nuint count)
        where V : struct, ILanes<V, float>
        where TReduction : struct, IReduction<float> =>
        V.Count == Single512.Count && count < 128
            ? RowReduction.Reduce<Single256, Single128, Single1, float, TReduction>(reduction, in a, in b, count)
            : RowReduction.Reduce<V, Single128, Single1, float, TReduction>(reduction, in a, in b, count);
}
