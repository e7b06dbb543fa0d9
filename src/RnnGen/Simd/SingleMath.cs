using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>
/// Mathematics on single-precision lanes, the same bits at every width. Unless a member says otherwise its error is below 4 units in
/// the last place over the whole range, subnormal results included; NaN gives NaN.
/// </summary>
/// <remarks>
/// Polynomials are minimax in relative error (Remez), the rational of tanh too (Lawson's reweighting), computed for this library in 50 digits and rounded to
/// single precision. They are evaluated by Estrin's scheme with fused multiply-add.
/// </remarks>
public static class SingleMath
{
    // ln 2 = High + Low; High has few bits, so that its product with an exponent is exact.
    private const float LnTwoHigh = 0.693359375f;
    private const float LnTwoLow = -2.12194440e-4f;

    /// <summary>e^x.</summary>
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, float>
    {
        // x P(x^2) / Q(x^2), both of degree 4, error 2^-25 up to the limit, where tanh rounds to 1.
        x = V.Clamp(x, V.Broadcast(-9.02f), V.Broadcast(9.02f));
        V one = V.Broadcast(1f);
        V u = x * x;
        V u2 = u * u;
        V low = x * V.MultiplyAdd(u, V.Broadcast(0.133826866f), one);
        V high = V.MultiplyAdd(u, V.Broadcast(2.06358086e-05f), V.Broadcast(0.00349745684f));
        high = V.MultiplyAdd(u2, V.Broadcast(1.33842719e-08f), high);
        V numerator = V.MultiplyAdd(x * u2, high, low);

        V below = V.MultiplyAdd(u, V.Broadcast(0.467160078f), one);
        V above = V.MultiplyAdd(u, V.Broadcast(0.000328851598f), V.Broadcast(0.0258843578f));
        above = V.MultiplyAdd(u2, V.Broadcast(7.79024135e-07f), above);
        return numerator / V.MultiplyAdd(u2, above, below);
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V, float>
    {
        // From e^-|x|, which cannot overflow and keeps the relative accuracy of the small values.
        V one = V.Broadcast(1f);
        V q = Exp(-V.Abs(x));
        return V.WherePositive(x, one, q) / (one + q);
    }

    /// <summary>The logistic function as gates use it, 1/2 + tanh(x / 2) / 2: faster, within 2^-23 of the exact value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FastSigmoid<V>(V x) where V : struct, ILanes<V, float>
    {
        V half = V.Broadcast(0.5f);
        return V.MultiplyAdd(Tanh(x * half), half, half);
    }

    /// <summary>log(1 + e^x).</summary>
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

    /// <summary>max(x, 0), exactly; +0 at both zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Relu<V>(V x) where V : struct, ILanes<V, float> => V.Max(x, V.Zero);
}
