using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Generation;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>Calls of growing work on one thread, on two, and on as many as the library takes: from where on a second thread pays. By the clock on the wall.</summary>
internal static class ThreadGainRows
{
    private const string One = "one thread";
    private const string Two = "two threads";
    private const string Own = "left to the library";
    private const int Steps = 50;
    private const int Inputs = 8;

    public static IReadOnlyList<Row> All { get; } =
    [
        .. new[] { (8, 16), (8, 32), (16, 16), (16, 32), (32, 8), (32, 32), (64, 32) }.Select(static size => Of(size.Item1, size.Item2, isTraining: true)),
        .. new[] { (8, 32), (16, 32), (32, 16), (32, 32) }.Select(static size => Of(size.Item1, size.Item2, isTraining: false)),
    ];

    private static Row Of(int units, int rows, bool isTraining)
    {
        var network = new DeclaredNetwork(Cell.Lstm, rows, Steps, Inputs, units);
        var subject = network.Subject;

        Contender With(string name, int? threads) =>
            new(name, Unit.Seconds, workbench => workbench.Time(isTraining ? new TrainingWork(subject, threads) : new PredictionWork(subject, threads), Clock.Wall));

        return new(
            "threads",
            $"{(isTraining ? "training" : "prediction")}, {subject.Name}, {subject.Shape}",
            [
                new("shared work", Unit.Flops, _ => new ValueGauge(WorkDivision.Flops(subject.Open().Layout, rows, isTraining))),
                With(One, 1),
                With(Two, 2),
                With(Own, null),
            ],
            [
                Derived.Column("two, faster", Unit.Times, [One, Two], static round => round[One] / round[Two]),
                Derived.Column("the library's, faster", Unit.Times, [One, Own], static round => round[One] / round[Own]),
            ]);
    }
}
