using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>Eight <see cref="float"/> lanes in a register of 256 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Single256 : ILanes<Single256, float>
{
    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single256(Vector256<float> value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static Single256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    public static Single256 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Load(ref readonly float source, nuint index) => new(Vector256.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index) => _value.StoreUnsafe(ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Broadcast(float value) => new(Vector256.Create(value));

    /// <summary>Lane by lane sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator +(Single256 left, Single256 right) => new(left._value + right._value);

    /// <summary>Lane by lane difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator -(Single256 left, Single256 right) => new(left._value - right._value);

    /// <summary>Lane by lane product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator *(Single256 left, Single256 right) => new(left._value * right._value);

    /// <summary>Lane by lane quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator /(Single256 left, Single256 right) => new(left._value / right._value);

    /// <summary>Flips the sign of every lane, of zeros and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator -(Single256 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 MultiplyAdd(Single256 a, Single256 b, Single256 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 MultiplyAdd(Single256 a, ref readonly float source, nuint index, Single256 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, Vector256.LoadUnsafe(in source, index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sqrt(Single256 value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Floor(Single256 value) => new(Vector256.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Max(Single256 a, Single256 b) => new(Vector256.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Min(Single256 a, Single256 b) => new(Vector256.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Clamp(Single256 value, Single256 low, Single256 high) =>
        new(Vector256.MinNative(high._value, Vector256.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Abs(Single256 value) => new(Vector256.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 CopySign(Single256 magnitude, Single256 sign) => new(Vector256.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 WherePositive(Single256 condition, Single256 whenPositive, Single256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(condition._value, Vector256<float>.Zero), whenPositive._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 WhereLess(Single256 a, Single256 b, Single256 whenLess, Single256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Scale(Single256 value, Single256 exponent)
    {
        // The sum's low bits hold exponent + 254, which is halved into two biased exponents within range.
        Vector256<int> sum = (exponent._value + Vector256.Create(12_582_912f + 254f)).AsInt32();
        Vector256<int> half = sum >>> 1;
        return new(value._value * (half << 23).AsSingle() * ((sum - half) << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Exponent(Single256 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        Vector256<int> field = (value._value.AsInt32() + Vector256.Create(0x3F800000 - 0x3F3504F3)) >>> 23;
        return new((field | Vector256.Create(0x4B000000)).AsSingle() - Vector256.Create(8_388_608f + 127f));
    }
}
