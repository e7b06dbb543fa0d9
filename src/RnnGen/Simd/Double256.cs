using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>Four <see cref="double"/> lanes in a register of 256 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Double256 : ILanes<Double256, double>
{
    private readonly Vector256<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Double256(Vector256<double> value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static Double256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<double>.Zero);
    }

    /// <inheritdoc/>
    public static Double256 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<double>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Load(ref readonly double source, nuint index) => new(Vector256.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => _value.StoreUnsafe(ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Broadcast(double value) => new(Vector256.Create(value));

    /// <summary>Lane by lane sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator +(Double256 left, Double256 right) => new(left._value + right._value);

    /// <summary>Lane by lane difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator -(Double256 left, Double256 right) => new(left._value - right._value);

    /// <summary>Lane by lane product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator *(Double256 left, Double256 right) => new(left._value * right._value);

    /// <summary>Lane by lane quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator /(Double256 left, Double256 right) => new(left._value / right._value);

    /// <summary>Flips the sign of every lane, of zeros and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator -(Double256 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MultiplyAdd(Double256 a, Double256 b, Double256 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MultiplyAdd(Double256 a, ref readonly double source, nuint index, Double256 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, Vector256.LoadUnsafe(in source, index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sqrt(Double256 value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Floor(Double256 value) => new(Vector256.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Max(Double256 a, Double256 b) => new(Vector256.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Min(Double256 a, Double256 b) => new(Vector256.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Clamp(Double256 value, Double256 low, Double256 high) =>
        new(Vector256.MinNative(high._value, Vector256.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Abs(Double256 value) => new(Vector256.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 CopySign(Double256 magnitude, Double256 sign) => new(Vector256.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 WherePositive(Double256 condition, Double256 whenPositive, Double256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(condition._value, Vector256<double>.Zero), whenPositive._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 WhereLess(Double256 a, Double256 b, Double256 whenLess, Double256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Scale(Double256 value, Double256 exponent)
    {
        // The sum's low bits hold exponent + 2046, which is halved into two biased exponents within range.
        Vector256<long> sum = (exponent._value + Vector256.Create(6_755_399_441_055_744.0 + 2046.0)).AsInt64();
        Vector256<long> half = sum >>> 1;
        return new(value._value * (half << 52).AsDouble() * ((sum - half) << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Exponent(Double256 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        Vector256<long> field = (value._value.AsInt64() + Vector256.Create(0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >>> 52;
        return new((field | Vector256.Create(0x4330000000000000)).AsDouble() - Vector256.Create(4_503_599_627_370_496.0 + 1023.0));
    }
}
