using System.ComponentModel;
using System.Numerics;

namespace RnnGen.Simd;

/// <summary>
/// A register of <see cref="Count"/> independent numbers. Emitted kernels are written once against this interface and instantiated
/// for 512, 256 and 128 bits and for one number. Every operation rounds once and is the same function of each lane at
/// every width, so the widths agree to the bit. (A NaN is NaN at every width; which of the many NaN it is, the processor decides.)
/// </summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number of lanes; a constant for the JIT.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>0, 1, 2, ..., <see cref="Count"/> - 1.</summary>
    static abstract TSelf Ramp { get; }

    /// <summary>Reads <see cref="Count"/> consecutive numbers, the first of them <paramref name="index"/> elements after <paramref name="source"/>. No alignment is needed.</summary>
    /// <param name="source">The element from which <paramref name="index"/> counts.</param>
    /// <param name="index">The number of elements between it and the first one that is read.</param>
    /// <returns>The numbers that were read.</returns>
    static abstract TSelf Load(ref readonly T source, nuint index);

    /// <summary>All lanes equal to <paramref name="value"/>.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf Broadcast(T value);

    /// <summary>a * b + c, rounded once.</summary>
    /// <param name="a">The one factor.</param>
    /// <param name="b">The other factor.</param>
    /// <param name="c">The summand.</param>
    /// <returns>The results, lane by lane.</returns>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// a * b + c, rounded once, where b is what <see cref="Load"/> reads: one instruction, and one register less, where b is used once. The JIT does
    /// not make that of the two calls.
    /// </summary>
    /// <param name="a">The one factor.</param>
    /// <param name="source">The element from which <paramref name="index"/> counts.</param>
    /// <param name="index">The number of elements between it and the first of the other factor.</param>
    /// <param name="c">The summand.</param>
    /// <returns>The results, lane by lane.</returns>
    static abstract TSelf MultiplyAdd(TSelf a, ref readonly T source, nuint index, TSelf c);

    /// <summary>The square root, rounded once; NaN where <paramref name="value"/> is negative.</summary>
    /// <param name="value">The arguments.</param>
    /// <returns>The roots, lane by lane.</returns>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The largest integer that is at most <paramref name="value"/>; infinities, NaN and both zeros stay.</summary>
    /// <param name="value">The arguments.</param>
    /// <returns>The integers, lane by lane.</returns>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The larger of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN; +0 is larger than -0.</summary>
    /// <param name="a">The one number of each pair.</param>
    /// <param name="b">The other number of each pair.</param>
    /// <returns>One number per pair.</returns>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN; -0 is smaller than +0.</summary>
    /// <param name="a">The one number of each pair.</param>
    /// <param name="b">The other number of each pair.</param>
    /// <returns>One number per pair.</returns>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>
    /// <paramref name="value"/> limited to <paramref name="low"/>..<paramref name="high"/>; NaN where it is NaN. The limits are ordered and neither
    /// NaN nor 0, which lets this be two instructions where <see cref="Max"/> and <see cref="Min"/> need several.
    /// </summary>
    /// <param name="value">The numbers to limit.</param>
    /// <param name="low">The smallest values.</param>
    /// <param name="high">The largest values.</param>
    /// <returns>The limited numbers.</returns>
    static abstract TSelf Clamp(TSelf value, TSelf low, TSelf high);

    /// <summary>The absolute value.</summary>
    /// <param name="value">The numbers.</param>
    /// <returns>The absolute values.</returns>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The absolute value of <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    /// <param name="magnitude">The numbers whose absolute values are taken.</param>
    /// <param name="sign">The numbers whose signs are taken.</param>
    /// <returns>The numbers with these signs.</returns>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary><paramref name="whenPositive"/> where <paramref name="condition"/> &gt; 0, otherwise <paramref name="otherwise"/> (also where it is NaN).</summary>
    /// <param name="condition">The numbers that are compared with 0.</param>
    /// <param name="whenPositive">The results where they are above 0.</param>
    /// <param name="otherwise">The other results.</param>
    /// <returns>The results, lane by lane.</returns>
    static abstract TSelf WherePositive(TSelf condition, TSelf whenPositive, TSelf otherwise);

    /// <summary><paramref name="whenLess"/> where <paramref name="a"/> &lt; <paramref name="b"/>, otherwise <paramref name="otherwise"/> (also where one is NaN).</summary>
    /// <param name="a">The numbers on the left of the comparison.</param>
    /// <param name="b">The numbers on the right of it.</param>
    /// <param name="whenLess">The results where the left number is less.</param>
    /// <param name="otherwise">The other results.</param>
    /// <returns>The results, lane by lane.</returns>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf whenLess, TSelf otherwise);

    /// <summary>
    /// <paramref name="value"/> * 2^<paramref name="exponent"/>. The exponent is an integer of magnitude at most 200 for <see cref="float"/>
    /// and 1,500 for <see cref="double"/>. Rounded once, subnormal results too, where value is 0 or its magnitude lies in [1/2, 2], or the result is normal.
    /// </summary>
    /// <param name="value">The numbers.</param>
    /// <param name="exponent">The exponents; integers.</param>
    /// <returns>The products.</returns>
    static abstract TSelf Scale(TSelf value, TSelf exponent);

    /// <summary>The integer e for which <paramref name="value"/> / 2^e lies between sqrt(1/2) and sqrt(2). Defined for positive normal numbers.</summary>
    /// <param name="value">The numbers, positive and normal.</param>
    /// <returns>The exponents, as numbers.</returns>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>Writes the lanes to <see cref="Count"/> consecutive numbers, the first of them <paramref name="index"/> elements after <paramref name="destination"/>.</summary>
    /// <param name="destination">The element from which <paramref name="index"/> counts.</param>
    /// <param name="index">The number of elements between it and the first one that is written.</param>
    void Store(ref T destination, nuint index);
}
