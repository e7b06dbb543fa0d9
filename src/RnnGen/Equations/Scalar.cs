using System.Diagnostics;
using System.Globalization;

namespace RnnGen.Equations;

/// <summary>A number in the equations of a cell (see <see cref="RecurrentCell"/>). Beside a vector or a matrix it acts on each of their elements.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Scalar
{
    /// <summary>Creates a number.</summary>
    /// <param name="value">The number.</param>
    public Scalar(double value) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>A constant of the equations: <c>1 - f</c>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>-a.</summary>
    /// <param name="a">The number.</param>
    public static Scalar operator -(Scalar a) => -a.Value;

    /// <summary>a + b.</summary>
    /// <param name="a">The left number.</param>
    /// <param name="b">The right number.</param>
    public static Scalar operator +(Scalar a, Scalar b) => a.Value + b.Value;

    /// <summary>a - b.</summary>
    /// <param name="a">The left number.</param>
    /// <param name="b">The right number.</param>
    public static Scalar operator -(Scalar a, Scalar b) => a.Value - b.Value;

    /// <summary>a b.</summary>
    /// <param name="a">The left number.</param>
    /// <param name="b">The right number.</param>
    public static Scalar operator *(Scalar a, Scalar b) => a.Value * b.Value;

    /// <summary>a / b; of 0 it is infinite or no number, as IEEE 754 has it.</summary>
    /// <param name="a">The dividend.</param>
    /// <param name="b">The divisor.</param>
    public static Scalar operator /(Scalar a, Scalar b) => a.Value / b.Value;

    /// <summary>The number, with all its digits.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
