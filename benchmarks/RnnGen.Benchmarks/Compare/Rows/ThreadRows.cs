using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>Training steps on two threads and on one, by the clock on the wall.</summary>
internal static class ThreadRows
{
    private const string Group = "training on two threads";
    private const string OneThread = "one thread";
    private const double Asked = 1.8;

    public static IReadOnlyList<Row> All { get; } = [.. Subjects.Lstms.Concat(Subjects.Grus).Where(static subject => subject.Shape.Units >= 64).Select(Of)];

    private static Row Of(Subject subject) => new(
        Group,
        $"{subject.Name}, {subject.Shape}",
        [With(Ours, 2, subject), With(OneThread, 1, subject)],
        [Faster(OneThread, Asked)]);

    private static Contender With(string name, int threads, Subject subject) =>
        new(name, Unit.Seconds, workbench => workbench.Time(new TrainingWork(subject, threads), Clock.Wall));
}
