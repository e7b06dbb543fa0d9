using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>A network of few units: the batch on the lanes, against the units on the lanes.</summary>
internal static class TinyRows
{
    private const string UnitsOnLanes = "units on the lanes";
    private const double Asked = 4;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "tiny network, training",
            $"{Subjects.Tiny.Name}, {Subjects.Tiny.Shape}",
            [
                new(Ours, Unit.Seconds, static workbench => workbench.Time(new TrainingWork(Subjects.Tiny))),
                new(UnitsOnLanes, Unit.Seconds, static workbench => workbench.Time(OnUnits())),
            ],
            [Faster(UnitsOnLanes, Asked)])
        {
            Tolerance = 0,
        },
    ];

    private static TrainingWork OnUnits() => Subjects.Tiny.Open().Layout.Training.Length != Subjects.TinyOnUnits.Open().Layout.Training.Length
        ? new(Subjects.TinyOnUnits)
        : throw new AbsentException("both networks have the same lanes");
}
