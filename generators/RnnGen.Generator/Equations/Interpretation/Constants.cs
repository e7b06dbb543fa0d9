using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The arithmetic of known values: as C# would compute at run time. Null is a result that C# has none for.</summary>
internal static class Constants
{
    /// <summary>Whether a constant is of a type that is computed with.</summary>
    public static bool IsKnown(object value) => value is int or long or float or double or bool;

    public static bool CanBe(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Boolean
        || type is INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 };

    public static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>A constant as C# writes it.</summary>
    public static string Text(object value) => value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A constant as one of another type; null where it is out of its range.</summary>
    public static object? To(ITypeSymbol type, object value, bool isChecked) => (type.SpecialType, value) switch
    {
        (SpecialType.System_Boolean, bool) => value,
        (_, bool) or (SpecialType.System_Boolean, _) => null,
        (SpecialType.System_Double, _) => ToDouble(value),
        (SpecialType.System_Single, _) => Convert.ToSingle(value, CultureInfo.InvariantCulture),
        (SpecialType.System_Int64, int or long) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        (SpecialType.System_Int64, _) => Math.Abs(ToDouble(value)) < long.MaxValue ? (long)ToDouble(value) : null,
        (_, int) => value,
        (_, long number) => !isChecked || number is >= int.MinValue and <= int.MaxValue ? unchecked((int)number) : null,
        _ => ToDouble(value) is > int.MinValue - 1.0 and < int.MaxValue + 1.0 ? (int)ToDouble(value) : null,
    };

    public static object? Unary(UnaryOperatorKind kind, object value, bool isChecked) => (kind, value) switch
    {
        (UnaryOperatorKind.Plus, not bool) => value,
        (UnaryOperatorKind.Not, bool truth) => !truth,
        (UnaryOperatorKind.BitwiseNegation, int number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, long number) => ~number,
        (UnaryOperatorKind.Minus, int number) => isChecked && number == int.MinValue ? null : unchecked(-number),
        (UnaryOperatorKind.Minus, long number) => isChecked && number == long.MinValue ? null : unchecked(-number),
        (UnaryOperatorKind.Minus, float number) => -number,
        (UnaryOperatorKind.Minus, double number) => -number,
        _ => null,
    };

    /// <summary>A binary operator; both operands are of one type, but those of a shift.</summary>
    public static object? Binary(BinaryOperatorKind kind, object left, object right, bool isChecked) => (left, right) switch
    {
        (bool a, bool b) => Logic(kind, a, b),
        (int a, int b) when IsShift(kind) => kind == BinaryOperatorKind.LeftShift ? a << b : kind == BinaryOperatorKind.RightShift ? a >> b : a >>> b,
        (long a, int b) when IsShift(kind) => kind == BinaryOperatorKind.LeftShift ? a << b : kind == BinaryOperatorKind.RightShift ? a >> b : a >>> b,
        (int a, int b) => Comparison(kind, a.CompareTo(b)) ?? (Whole(kind, a, b, isChecked) is { } result ? Narrow(kind, result, isChecked) : null),
        (long a, long b) => Comparison(kind, a.CompareTo(b)) ?? Whole(kind, a, b, isChecked),
        (float a, float b) => Comparison(kind, a, b) ?? (Real(kind, a, b) is { } result ? (object)(float)result : null),
        (double a, double b) => Comparison(kind, a, b) ?? Real(kind, a, b),
        _ => null,
    };

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a && b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a || b,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.Equals => a == b,
        _ => null,
    };

    private static object? Comparison(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        _ => null,
    };

    // Not by order: nothing is less than, equal to or greater than NaN.
    private static object? Comparison(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => null,
    };

    // Of floats too: double arithmetic on them, rounded once, is float arithmetic.
    private static double? Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        _ => null,
    };

    /// <summary>Whether an operator shifts: its second operand is an int whatever the first one is.</summary>
    public static bool IsShift(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    // The smallest number divided by -1 is an error in any context.
    private static object? Narrow(BinaryOperatorKind kind, long result, bool isChecked) =>
        result is >= int.MinValue and <= int.MaxValue || !(isChecked || kind == BinaryOperatorKind.Divide) ? unchecked((int)result) : null;

    private static long? Whole(BinaryOperatorKind kind, long a, long b, bool isChecked)
    {
        try
        {
            return kind switch
            {
                BinaryOperatorKind.Add => isChecked ? checked(a + b) : unchecked(a + b),
                BinaryOperatorKind.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
                BinaryOperatorKind.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
                BinaryOperatorKind.Divide when b != 0 => a / b,
                BinaryOperatorKind.Remainder when b != 0 => b == -1 ? 0 : a % b,
                BinaryOperatorKind.And => a & b,
                BinaryOperatorKind.Or => a | b,
                BinaryOperatorKind.ExclusiveOr => a ^ b,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
