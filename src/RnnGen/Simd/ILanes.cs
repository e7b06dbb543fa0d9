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
    static abstract TSelf Load(ref readonly T source, nuint index);

    /// <summary>All lanes equal to <paramref name="value"/>.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// a * b + c, rounded once, where b is what <see cref="Load"/> reads: one instruction, and one register less, where b is used once. The JIT does
    /// not make that of the two calls.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf a, ref readonly T source, nuint index, TSelf c);

    /// <summary>The square root, rounded once; NaN where <paramref name="value"/> is negative.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The larger of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN; +0 is larger than -0.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN; -0 is smaller than +0.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>
    /// <paramref name="value"/> limited to <paramref name="low"/>..<paramref name="high"/>; NaN where it is NaN. The limits are ordered and neither
    /// NaN nor 0, which lets this be two instructions where <see cref="Max"/> and <see cref="Min"/> need several.
    /// </summary>
    static abstract TSelf Clamp(TSelf value, TSelf low, TSelf high);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The absolute value of <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary><paramref name="whenPositive"/> where <paramref name="condition"/> &gt; 0, otherwise <paramref name="otherwise"/> (also where it is NaN).</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf whenPositive, TSelf otherwise);

    /// <summary><paramref name="whenLess"/> where <paramref name="a"/> &lt; <paramref name="b"/>, otherwise <paramref name="otherwise"/> (also where one is NaN).</summary>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf whenLess, TSelf otherwise);

    /// <summary>
    /// <paramref name="value"/> * 2^<paramref name="exponent"/>. The exponent is an integer of magnitude at most 200 for <see cref="float"/>
    /// and 1,500 for <see cref="double"/>. Rounded once, subnormal results too, where value is 0 or its magnitude lies in [1/2, 2], or the result is normal.
    /// </summary>
    static abstract TSelf Scale(TSelf value, TSelf exponent);

    /// <summary>The integer e for which <paramref name="value"/> / 2^e lies between sqrt(1/2) and sqrt(2). Defined for positive normal numbers.</summary>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>Writes the lanes to <see cref="Count"/> consecutive numbers, the first of them <paramref name="index"/> elements after <paramref name="destination"/>.</summary>
    void Store(ref T destination, nuint index);
}
