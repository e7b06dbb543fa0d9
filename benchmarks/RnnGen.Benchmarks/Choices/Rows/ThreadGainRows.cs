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
    private const int Inputs = 8;

    /// <summary>B, T and H: from the least that is cut into shards.</summary>
    private static readonly (int Rows, int Steps, int Units)[] Sizes = [(16, 30, 16), (32, 30, 16), (32, 50, 16), (32, 50, 32)];

    public static IReadOnlyList<Row> All { get; } =
    [
        .. Sizes.Select(static size => Of(size.Rows, size.Steps, size.Units, isTraining: true)),
        Of(rows: 8, steps: 50, units: 32, isTraining: true),
        .. Sizes.Select(static size => Of(size.Rows, size.Steps, size.Units, isTraining: false)),
        .. Sizes.Select(static size => Of(size.Rows, size.Steps, size.Units, isTraining: false, isRare: true)),
    ];

    private static Row Of(int rows, int steps, int units, bool isTraining, bool isRare = false)
    {
        var network = new DeclaredNetwork(Cell.Lstm, rows, steps, Inputs, units);
        var subject = network.Subject;

        LocalWork Work(int? threads) => isTraining ? new TrainingWork(subject, threads) : new PredictionWork(subject, threads);
        Contender With(string name, int? threads) =>
            new(name, Unit.Seconds, workbench => isRare ? workbench.TimeRare(Work(threads)) : workbench.Time(Work(threads), Clock.Wall));

        return new(
            "threads",
            $"{(isTraining ? "training" : "prediction")}{(isRare ? ", rare" : "")}, {subject.Name}, {subject.Shape}",
            [
                new("shared work", Unit.Flops, _ => new ValueGauge(WorkDivision.Flops(subject.Open().Layout, rows, steps, isTraining))),
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
