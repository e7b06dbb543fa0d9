using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>What a hundred calls of each of some networks allocate, once everything is constructed.</summary>
internal static class AllocationRows
{
    private const string Group = "allocations";

    public static IReadOnlyList<Row> All { get; } =
    [
        Of("training, of networks of 64 units", Batched, static subject => new TrainingWork(subject)),
        Of("batched inference, of networks of 64 units", Batched, static subject => new PredictionWork(subject)),
        Of("streaming steps, of networks of 8 to 64 units", [.. Subjects.StreamingLstms, .. Subjects.StreamingGrus], static subject => new StreamingWork(subject)),
    ];

    private static IEnumerable<Subject> Batched => [.. Subjects.Lstms.Concat(Subjects.Grus).Where(static subject => subject.Shape.Units == 64), .. Subjects.Others];

    private static Row Of(string what, IEnumerable<Subject> subjects, Func<Subject, LocalWork> work) => new(
        Group, what, [new(Ours, Unit.Bytes, _ => new AllocationGauge([.. subjects.Select(work)]))], [AtMost(0, Unit.Bytes)]);
}
