using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>The weights, after a hundred training steps, that differ by a bit.</summary>
internal static class BitRows
{
    private const string Group = "bits";

    public static IReadOnlyList<Row> All { get; } =
    [
        .. Measured.Select(static subject => Of("widths of 512, 256, 128 bits and one number", subject, TrainedBits.DifferAtWidths)),
        .. Measured.Select(static subject => Of("1, 2, 3 and 4 threads", subject, TrainedBits.DifferAtThreads)),
    ];

    private static IEnumerable<Subject> Measured => [.. Subjects.Lstms.Concat(Subjects.Grus).Where(static subject => subject.Shape.Units == 64), Subjects.Tiny];

    private static Row Of(string ways, Subject subject, Func<Subject, double> differ) =>
        new(Group, $"{subject.Name}, H {subject.Shape.Units}, {ways}", [new(Ours, Unit.Count, _ => new ValueGauge(differ(subject)))], [AtMost(0, Unit.Count)]);
}
