using System.Numerics;

namespace RnnGen.Simd;

/// <summary>
/// A register of <see cref="Count"/> independent numbers. Emitted kernels are written once against this interface and instantiated
/// for 512, 256 and 128 bits and for one number. Every operation rounds once and is the same function of each lane at
/// every width, so the widths agree to the bit.
/// </summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
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

    /// <summary>Reads <see cref="Count"/> consecutive numbers, the first of them <paramref name="index"/> elements after <paramref name="source"/>. No alignment is needed.</summary>
    static abstract TSelf Load(ref readonly T source, nuint index);

    /// <summary>All lanes equal to <paramref name="value"/>.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each pair; NaN where <paramref name="a"/> or <paramref name="b"/> is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary><paramref name="whenPositive"/> where <paramref name="condition"/> &gt; 0, otherwise <paramref name="otherwise"/> (also where it is NaN).</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf whenPositive, TSelf otherwise);

    /// <summary>Writes the lanes to <see cref="Count"/> consecutive numbers, the first of them <paramref name="index"/> elements after <paramref name="destination"/>.</summary>
    void Store(ref T destination, nuint index);
}
