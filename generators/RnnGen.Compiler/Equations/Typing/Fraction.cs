using System;
using System.Globalization;
using System.Numerics;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>A fraction in lowest terms: the third part of a width is exact.</summary>
internal readonly struct Fraction : IEquatable<Fraction>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Fraction(int number)
        : this(number, 1)
    {
    }

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * (denominator < 0 ? -1 : 1);
        (_numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    public bool IsZero => _numerator.IsZero;

    public bool IsPositive => _numerator.Sign > 0;

    /// <summary>The number; null where it is not whole, or too large.</summary>
    public int? Whole => _denominator.IsOne && _numerator >= int.MinValue && _numerator <= int.MaxValue ? (int)_numerator : null;

    public static Fraction operator +(Fraction a, Fraction b) => new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a._numerator * b._denominator, a._denominator * b._numerator);

    public bool Equals(Fraction other) => _numerator == other._numerator && _denominator == other._denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => unchecked((_numerator.GetHashCode() * 31) + _denominator.GetHashCode());

    public override string ToString() => _numerator.ToString(CultureInfo.InvariantCulture) + (_denominator.IsOne ? "" : "/" + _denominator.ToString(CultureInfo.InvariantCulture));
}
