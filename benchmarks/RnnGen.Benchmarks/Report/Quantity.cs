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
        Unit.Flops => Invariant($"{value / 1e6:F1} MFLOP"),
        Unit.FlopRate => Invariant($"{value / 1e9:F1} GFLOP/s"),
        Unit.ByteRate => Invariant($"{value / 1e9:F0} GB/s"),
        Unit.Count => Invariant($"{value:F0}"),
        Unit.Times => Invariant($"{value:F2} x"),
        Unit.Fraction => Invariant($"{value:F3}"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>A limit, as short as it can be said.</summary>
    public static string Limit(Target target) => target.Limit is not { } limit ? "" : (target.Bound == Bound.AtLeast ? "≥ " : "≤ ") + target.Unit switch
    {
        Unit.Times => Invariant($"{limit:0.##} x"),
        Unit.Fraction => Invariant($"{limit:0.00}"),
        Unit.Seconds => Invariant($"{limit * 1e3:0.##} ms"),
        _ => Text(limit, target.Unit),
    };

    private static string Seconds(double value) => Math.Abs(value) switch
    {
        < 1e-9 and > 0 => Invariant($"{value * 1e9:F3} ns"),
        < 1e-6 => Invariant($"{value * 1e9:F1} ns"),
        < 1e-2 => Invariant($"{value * 1e6:F1} us"),
        _ => Invariant($"{value * 1e3:F1} ms"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
