using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>Two <see cref="double"/> lanes in a register of 128 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Double128 : ILanes<Double128, double>
{
    private readonly Vector128<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Double128(Vector128<double> value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    public static Double128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<double>.Zero);
    }

    /// <inheritdoc/>
    public static Double128 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<double>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Load(ref readonly double source, nuint index) => new(Vector128.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => _value.StoreUnsafe(ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Broadcast(double value) => new(Vector128.Create(value));

    /// <summary>Lane by lane sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator +(Double128 left, Double128 right) => new(left._value + right._value);

    /// <summary>Lane by lane difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator -(Double128 left, Double128 right) => new(left._value - right._value);

    /// <summary>Lane by lane product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator *(Double128 left, Double128 right) => new(left._value * right._value);

    /// <summary>Lane by lane quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator /(Double128 left, Double128 right) => new(left._value / right._value);

    /// <summary>Flips the sign of every lane, of zeros and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator -(Double128 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 MultiplyAdd(Double128 a, Double128 b, Double128 c) => new(Vector128.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 MultiplyAdd(Double128 a, ref readonly double source, nuint index, Double128 c) =>
        new(Vector128.FusedMultiplyAdd(a._value, Vector128.LoadUnsafe(in source, index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sqrt(Double128 value) => new(Vector128.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Floor(Double128 value) => new(Vector128.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Max(Double128 a, Double128 b) => new(Vector128.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Min(Double128 a, Double128 b) => new(Vector128.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Clamp(Double128 value, Double128 low, Double128 high) =>
        new(Vector128.MinNative(high._value, Vector128.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Abs(Double128 value) => new(Vector128.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 CopySign(Double128 magnitude, Double128 sign) => new(Vector128.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 WherePositive(Double128 condition, Double128 whenPositive, Double128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(condition._value, Vector128<double>.Zero), whenPositive._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 WhereLess(Double128 a, Double128 b, Double128 whenLess, Double128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Scale(Double128 value, Double128 exponent)
    {
        // The sum's low bits hold exponent + 2046, which is halved into two biased exponents within range.
        Vector128<long> sum = (exponent._value + Vector128.Create(6_755_399_441_055_744.0 + 2046.0)).AsInt64();
        Vector128<long> half = sum >>> 1;
        return new(value._value * (half << 52).AsDouble() * ((sum - half) << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Exponent(Double128 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        Vector128<long> field = (value._value.AsInt64() + Vector128.Create(0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >>> 52;
        return new((field | Vector128.Create(0x4330000000000000)).AsDouble() - Vector128.Create(4_503_599_627_370_496.0 + 1023.0));
    }
}
