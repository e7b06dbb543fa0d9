using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>Eight <see cref="double"/> lanes in a register of 512 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Double512 : ILanes<Double512, double>
{
    private readonly Vector512<double> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Double512(Vector512<double> value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static Double512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Zero);
    }

    /// <inheritdoc/>
    public static Double512 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Load(ref readonly double source, nuint index) => new(Vector512.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, nuint index) => _value.StoreUnsafe(ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Broadcast(double value) => new(Vector512.Create(value));

    /// <summary>Lane by lane sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator +(Double512 left, Double512 right) => new(left._value + right._value);

    /// <summary>Lane by lane difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 left, Double512 right) => new(left._value - right._value);

    /// <summary>Lane by lane product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator *(Double512 left, Double512 right) => new(left._value * right._value);

    /// <summary>Lane by lane quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator /(Double512 left, Double512 right) => new(left._value / right._value);

    /// <summary>Flips the sign of every lane, of zeros and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MultiplyAdd(Double512 a, Double512 b, Double512 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MultiplyAdd(Double512 a, ref readonly double source, nuint index, Double512 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, Vector512.LoadUnsafe(in source, index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sqrt(Double512 value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Floor(Double512 value) => new(Vector512.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Max(Double512 a, Double512 b) => new(Vector512.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Min(Double512 a, Double512 b) => new(Vector512.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Clamp(Double512 value, Double512 low, Double512 high) =>
        new(Vector512.MinNative(high._value, Vector512.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Abs(Double512 value) => new(Vector512.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 CopySign(Double512 magnitude, Double512 sign) => new(Vector512.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 WherePositive(Double512 condition, Double512 whenPositive, Double512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(condition._value, Vector512<double>.Zero), whenPositive._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 WhereLess(Double512 a, Double512 b, Double512 whenLess, Double512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Scale(Double512 value, Double512 exponent)
    {
        // The sum's low bits hold exponent + 2046, which is halved into two biased exponents within range.
        Vector512<long> sum = (exponent._value + Vector512.Create(6_755_399_441_055_744.0 + 2046.0)).AsInt64();
        Vector512<long> half = sum >>> 1;
        return new(value._value * (half << 52).AsDouble() * ((sum - half) << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Exponent(Double512 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        Vector512<long> field = (value._value.AsInt64() + Vector512.Create(0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >>> 52;
        return new((field | Vector512.Create(0x4330000000000000)).AsDouble() - Vector512.Create(4_503_599_627_370_496.0 + 1023.0));
    }
}
