using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Simd;

/// <summary>Sixteen <see cref="float"/> lanes in a register of 512 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Single512 : ILanes<Single512, float>
{
    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single512(Vector512<float> value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static Single512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    public static Single512 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Load(ref readonly float source, nuint index) => new(Vector512.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index) => _value.StoreUnsafe(ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Broadcast(float value) => new(Vector512.Create(value));

    /// <summary>Lane by lane sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator +(Single512 left, Single512 right) => new(left._value + right._value);

    /// <summary>Lane by lane difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator -(Single512 left, Single512 right) => new(left._value - right._value);

    /// <summary>Lane by lane product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator *(Single512 left, Single512 right) => new(left._value * right._value);

    /// <summary>Lane by lane quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator /(Single512 left, Single512 right) => new(left._value / right._value);

    /// <summary>Flips the sign of every lane, of zeros and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator -(Single512 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 MultiplyAdd(Single512 a, Single512 b, Single512 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 MultiplyAdd(Single512 a, ref readonly float source, nuint index, Single512 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, Vector512.LoadUnsafe(in source, index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sqrt(Single512 value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Floor(Single512 value) => new(Vector512.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Max(Single512 a, Single512 b) => new(Vector512.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Min(Single512 a, Single512 b) => new(Vector512.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Clamp(Single512 value, Single512 low, Single512 high) =>
        new(Vector512.MinNative(high._value, Vector512.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Abs(Single512 value) => new(Vector512.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 CopySign(Single512 magnitude, Single512 sign) => new(Vector512.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 WherePositive(Single512 condition, Single512 whenPositive, Single512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(condition._value, Vector512<float>.Zero), whenPositive._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 WhereLess(Single512 a, Single512 b, Single512 whenLess, Single512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Scale(Single512 value, Single512 exponent)
    {
        // The sum's low bits hold exponent + 254, which is halved into two biased exponents within range.
        Vector512<int> sum = (exponent._value + Vector512.Create(12_582_912f + 254f)).AsInt32();
        Vector512<int> half = sum >>> 1;
        return new(value._value * (half << 23).AsSingle() * ((sum - half) << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Exponent(Single512 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        Vector512<int> field = (value._value.AsInt32() + Vector512.Create(0x3F800000 - 0x3F3504F3)) >>> 23;
        return new((field | Vector512.Create(0x4B000000)).AsSingle() - Vector512.Create(8_388_608f + 127f));
    }
}
