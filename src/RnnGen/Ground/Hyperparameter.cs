using System.Globalization;
using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>Range checks of hyperparameters.</summary>
internal static class Hyperparameter
{
    internal static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, name, "a finite number of at least 0");

    internal static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw OutOfRange(value, name, "a finite number above 0");

    internal static double AtLeastOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 1 ? value : throw OutOfRange(value, name, "a finite number of at least 1");

    /// <summary>At least 0 and below 1.</summary>
    internal static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, name, "a number of at least 0 and below 1");

    /// <summary>At least 0 and at most 1.</summary>
    internal static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw OutOfRange(value, name, "a number from 0 to 1");

    internal static int AtLeast(int minimum, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw OutOfRange(value, name, string.Create(CultureInfo.InvariantCulture, $"at least {minimum}"));

    internal static long AtLeast(long minimum, long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw OutOfRange(value, name, string.Create(CultureInfo.InvariantCulture, $"at least {minimum}"));

    private static ArgumentOutOfRangeException OutOfRange(double value, string name, string expected) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, but '{name}' is {value:R}."));
}
