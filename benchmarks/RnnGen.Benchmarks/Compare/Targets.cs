using RnnGen.Benchmarks.Machine;
using static RnnGen.Benchmarks.Compare.Names;

namespace RnnGen.Benchmarks.Compare;

/// <summary>The kinds of targets.</summary>
internal static class Targets
{
    /// <summary>Where RTNeural's figures were measured, a multiply-add that waits for the one before took so many seconds.</summary>
    public const double PublishedLatency = 1.08e-9;

    /// <summary>The fraction of the peak that the required operations reach.</summary>
    public static Target OfPeak(double flops, double? least) =>
        new(Peak, [Ours, Peak], Bound.AtLeast, least, Unit.Fraction, round => flops / round[Ours] / (FmaPeak.Flops / round[Peak]));

    /// <summary>How many times faster than a contender.</summary>
    public static Target Faster(string than, double? least, string what = Ours) =>
        new(than, [what, than], Bound.AtLeast, least, Unit.Times, round => round[than] / round[what]);

    /// <summary>The fraction of a time that RTNeural took elsewhere, carried to this machine by the latency of a multiply-add.</summary>
    public static Target OfPublished(double nanoseconds, double most) => new(
        FormattableString.Invariant($"RTNeural, {nanoseconds} ns"),
        [Ours, Latency],
        Bound.AtMost,
        most,
        Unit.Fraction,
        round => round[Ours] / (nanoseconds * 1e-9 * round[Latency] / PublishedLatency));

    /// <summary>At most so much more than a contender.</summary>
    public static Target More(string than, double most, Unit unit) => new($"{than}, more", [Ours, than], Bound.AtMost, most, unit, round => round[Ours] - round[than]);

    /// <summary>At most so much.</summary>
    public static Target AtMost(double most, Unit unit) => new("a limit", [Ours], Bound.AtMost, most, unit, round => round[Ours]);
}
