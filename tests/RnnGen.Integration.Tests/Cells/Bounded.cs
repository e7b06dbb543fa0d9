namespace RnnGen.Integration.Tests.Cells;

/// <summary>
/// A number and how far from the exact result of its equations a computed one may lie, to first order in the unit roundoff u: a running error analysis (Higham, Accuracy and stability of
/// numerical algorithms, 2002, section 3.3). Sums may be taken in any order: one of n terms is within n u times the sum of their magnitudes, and what its terms are off by themselves.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="OfTerms">How far its terms are off together.</param>
/// <param name="Terms">How many terms it is the sum of; 1 for what is no sum.</param>
/// <param name="Mass">The sum of their magnitudes.</param>
internal readonly record struct Bounded(double Value, double OfTerms, int Terms, double Mass)
{
    /// <summary>u of doubles: half the unit in the last place of 1.</summary>
    public const double Roundoff = 1.0 / (1L << 53);

    /// <summary>Functions are within 4 units in the last place.</summary>
    private const double OfFunction = 8 * Roundoff;

    /// <summary>How far it may be off; one term has no addition, but may have been rounded when it was made.</summary>
    public double Error => OfTerms + (Terms * Roundoff * Mass);

    public static implicit operator Bounded(double exact) => new(exact, 0, 0, Math.Abs(exact));

    public static Bounded operator +(Bounded a, Bounded b) => new(a.Value + b.Value, a.OfTerms + b.OfTerms, Math.Max(1, a.Terms) + Math.Max(1, b.Terms), a.Mass + b.Mass);

    public static Bounded operator -(Bounded a) => a with { Value = -a.Value };

    public static Bounded operator -(Bounded a, Bounded b) => a + -b;

    public static Bounded operator *(Bounded a, Bounded b) =>
        Term(a.Value * b.Value, (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error));

    /// <summary>A quotient may be computed as a product with the reciprocal: two roundings.</summary>
    public static Bounded operator /(Bounded a, Bounded b)
    {
        var value = a.Value / b.Value;
        return Term(value, (a.Error + (Math.Abs(value) * b.Error)) / Math.Abs(b.Value) + (Roundoff * Math.Abs(value)));
    }

    /// <summary>The same number as a term, whatever it is the sum of: as it is read where no sum goes on.</summary>
    public Bounded Stored => new(Value, Error, 0, Math.Abs(Value));

    /// <summary>What a function makes of it.</summary>
    /// <param name="value">The function's value.</param>
    /// <param name="derivative">The largest magnitude of its derivative there.</param>
    /// <param name="scale">What the function's own error is relative to, where that is not its value.</param>
    public Bounded Through(double value, double derivative, double? scale = null) =>
        Term(value, (Math.Abs(derivative) * Error) + (OfFunction * (scale ?? Math.Abs(value))));

    private static Bounded Term(double value, double error) => new(value, error, 1, Math.Abs(value));
}
