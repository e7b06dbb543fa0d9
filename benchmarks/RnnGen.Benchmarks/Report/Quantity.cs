using System.Globalization;
using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>Prints numbers with their units.</summary>
internal static class Quantity
{
    public static string Text(double value, Unit unit) => unit switch
    {
        Unit.Seconds => Seconds(value),
        Unit.Bytes => Math.Abs(value) >= 10_000 ? Invariant($"{value / 1000:F0} KB") : Invariant($"{value:F0} B"),
        Unit.FlopRate => Invariant($"{value / 1e9:F1} GFLOP/s"),
        Unit.ByteRate => Invariant($"{value / 1e9:F0} GB/s"),
        Unit.Count => Invariant($"{value:F0}"),
        Unit.Times => Invariant($"{value:F2} x"),
        Unit.Fraction => Invariant($"{value:F3}"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>A limit, as short as it can be said.</summary>
    public static string Limit(Target target) => (target.Bound == Bound.AtLeast ? "≥ " : "≤ ") + target.Unit switch
    {
        Unit.Times => Invariant($"{target.Limit:0.##} x"),
        Unit.Fraction => Invariant($"{target.Limit:0.00}"),
        Unit.Seconds => Invariant($"{target.Limit * 1e3:0.##} ms"),
        _ => Text(target.Limit, target.Unit),
    };

    private static string Seconds(double value) => Math.Abs(value) switch
    {
        < 1e-6 => Invariant($"{value * 1e9:F1} ns"),
        < 1e-2 => Invariant($"{value * 1e6:F1} us"),
        _ => Invariant($"{value * 1e3:F1} ms"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
