using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>One <see cref="float"/>: the lanes where no vector unit with fused multiply-add exists, and the tails of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Single1 : ILanes<Single1, float>
{
    private readonly float _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single1(float value) => _value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static Single1 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(0f);
    }

    /// <inheritdoc/>
    public static Single1 Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Load(ref readonly float source, nuint index) => new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nuint index) => Unsafe.Add(ref destination, index) = _value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Broadcast(float value) => new(value);

    /// <summary>The sum.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator +(Single1 left, Single1 right) => new(left._value + right._value);

    /// <summary>The difference.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 left, Single1 right) => new(left._value - right._value);

    /// <summary>The product.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator *(Single1 left, Single1 right) => new(left._value * right._value);

    /// <summary>The quotient.</summary>
    /// <param name="left">The left lanes.</param>
    /// <param name="right">The right lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator /(Single1 left, Single1 right) => new(left._value / right._value);

    /// <summary>Flips the sign, of zero and NaN too.</summary>
    /// <param name="value">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MultiplyAdd(Single1 a, Single1 b, Single1 c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MultiplyAdd(Single1 a, ref readonly float source, nuint index, Single1 c) =>
        new(MathF.FusedMultiplyAdd(a._value, Unsafe.Add(ref Unsafe.AsRef(in source), index), c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sqrt(Single1 value) => new(MathF.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Floor(Single1 value) => new(MathF.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Max(Single1 a, Single1 b) => new(MathF.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Min(Single1 a, Single1 b) => new(MathF.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Clamp(Single1 value, Single1 low, Single1 high) =>
        new(float.MinNative(high._value, float.MaxNative(low._value, value._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Abs(Single1 value) => new(MathF.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 CopySign(Single1 magnitude, Single1 sign) => new(MathF.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 WherePositive(Single1 condition, Single1 whenPositive, Single1 otherwise) =>
        condition._value > 0 ? whenPositive : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 WhereLess(Single1 a, Single1 b, Single1 whenLess, Single1 otherwise) =>
        a._value < b._value ? whenLess : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Scale(Single1 value, Single1 exponent)
    {
        // The sum's low bits hold exponent + 254, which is halved into two biased exponents within range.
        int sum = BitConverter.SingleToInt32Bits(exponent._value + (12_582_912f + 254f));
        int half = sum >>> 1;
        return new(value._value * BitConverter.Int32BitsToSingle(half << 23) * BitConverter.Int32BitsToSingle((sum - half) << 23));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Exponent(Single1 value)
    {
        // Moves the boundary of the exponent field from 1 to sqrt(1/2), then reads the field as the low bits of a number.
        int field = (BitConverter.SingleToInt32Bits(value._value) + (0x3F800000 - 0x3F3504F3)) >>> 23;
        return new(BitConverter.Int32BitsToSingle(field | 0x4B000000) - (8_388_608f + 127f));
    }
}
