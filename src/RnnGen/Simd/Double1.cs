using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>One <see cref="double"/>: the lanes where no vector unit with fused multiply-add exists, and the tails of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Double1 : ILanes<Double1, double>
{
    private readonly double _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Double1(double value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static Double1 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(0.0);
    }

    /// <inheritdoc/>
    public static Double1 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Load(ref readonly double source, nuint index) => new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => Unsafe.Add(ref destination, index) = _value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Broadcast(double value) => new(value);

    /// <summary>The sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator +(Double1 left, Double1 right) => new(left._value + right._value);

    /// <summary>The difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 left, Double1 right) => new(left._value - right._value);

    /// <summary>The product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator *(Double1 left, Double1 right) => new(left._value * right._value);

    /// <summary>The quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator /(Double1 left, Double1 right) => new(left._value / right._value);

    /// <summary>Flips the sign, of zero and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MultiplyAdd(Double1 a, Double1 b, Double1 c) => new(Math.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MultiplyAdd(Double1 a, ref readonly double source, nuint index, Double1 c) =>
        new(Math.FusedMultiplyAdd(a._value, Unsafe.Add(ref Unsafe.AsRef(in source), index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sqrt(Double1 value) => new(Math.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Floor(Double1 value) => new(Math.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Max(Double1 a, Double1 b) => new(Math.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Min(Double1 a, Double1 b) => new(Math.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Clamp(Double1 value, Double1 low, Double1 high) =>
        new(double.MinNative(high._value, double.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Abs(Double1 value) => new(Math.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 CopySign(Double1 magnitude, Double1 sign) => new(Math.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 WherePositive(Double1 condition, Double1 whenPositive, Double1 otherwise) =>
        condition._value > 0 ? whenPositive : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 WhereLess(Double1 a, Double1 b, Double1 whenLess, Double1 otherwise) =>
        a._value < b._value ? whenLess : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Scale(Double1 value, Double1 exponent)
    {
        // The sum's low bits hold exponent + 2046, which is halved into two biased exponents within range.
        long sum = BitConverter.DoubleToInt64Bits(exponent._value + (6_755_399_441_055_744.0 + 2046.0));
        long half = sum >>> 1;
        return new(value._value * BitConverter.Int64BitsToDouble(half << 52) * BitConverter.Int64BitsToDouble((sum - half) << 52));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Exponent(Double1 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        long field = (BitConverter.DoubleToInt64Bits(value._value) + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >>> 52;
        return new(BitConverter.Int64BitsToDouble(field | 0x4330000000000000) - (4_503_599_627_370_496.0 + 1023.0));
    }
}
