using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>What a hundred calls allocate, once everything is constructed.</summary>
internal static class AllocationRows
{
    private const string Group = "allocations";

    public static IReadOnlyList<Row> All { get; } =
    [
        .. Subjects.Lstms.Concat(Subjects.Grus).Where(static subject => subject.Shape.Units == 64).Concat(Subjects.Others).SelectMany(static subject => new[]
        {
            Of("training", subject, static subject => new TrainingWork(subject)),
            Of("batched inference", subject, static subject => new PredictionWork(subject)),
        }),
        .. Subjects.StreamingLstms.Concat(Subjects.StreamingGrus).Select(static subject => Of("streaming step", subject, static subject => new StreamingWork(subject))),
    ];

    private static Row Of(string what, Subject subject, Func<Subject, LocalWork> work) => new(
        Group, $"{what}, {subject.Name}, H {subject.Shape.Units}", [new(Ours, Unit.Bytes, _ => new AllocationGauge(work(subject)))], [AtMost(0, Unit.Bytes)]);
}
