using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Choices;

/// <summary>Columns that are computed from readings.</summary>
internal static class Derived
{
    /// <param name="heading">The column's heading.</param>
    /// <param name="unit">What its values count.</param>
    /// <param name="needs">The contenders that they are computed from.</param>
    /// <param name="value">The value of a round.</param>
    public static Target Column(string heading, Unit unit, IReadOnlyList<string> needs, Func<Round, double> value) =>
        new(heading, needs, Bound.AtLeast, null, unit, value);
}
