using System;
using System.Globalization;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>A fraction in lowest terms: the third part of a width is exact.</summary>
internal readonly struct Fraction : IEquatable<Fraction>
{
    private readonly long _numerator;
    private readonly long _denominator;

    public Fraction(long numerator, long denominator = 1)
    {
        var divisor = denominator < 0 ? -Divisor(numerator, denominator) : Divisor(numerator, denominator);
        (_numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    public bool IsZero => _numerator == 0;

    public bool IsPositive => _numerator > 0;

    /// <summary>The number; null where it is not whole, or too large.</summary>
    public int? Whole => _denominator == 1 && _numerator is >= int.MinValue and <= int.MaxValue ? (int)_numerator : null;

    public static Fraction operator +(Fraction a, Fraction b) => checked(new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator));

    public static Fraction operator *(Fraction a, Fraction b) => checked(new(a._numerator * b._numerator, a._denominator * b._denominator));

    public static Fraction operator /(Fraction a, Fraction b) => checked(new(a._numerator * b._denominator, a._denominator * b._numerator));

    public bool Equals(Fraction other) => _numerator == other._numerator && _denominator == other._denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => unchecked((_numerator.GetHashCode() * 31) + _denominator.GetHashCode());

    public override string ToString() => _numerator.ToString(CultureInfo.InvariantCulture) + (_denominator == 1 ? "" : "/" + _denominator.ToString(CultureInfo.InvariantCulture));

    private static long Divisor(long a, long b) => b == 0 ? Math.Abs(a) : Divisor(b, a % b);
}
