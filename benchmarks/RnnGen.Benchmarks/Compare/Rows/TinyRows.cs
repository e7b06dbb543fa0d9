using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Peers;
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
                new(UnitsOnLanes, Unit.Seconds, static _ => throw new AbsentException("the compiler does not put batches on the lanes yet")),
            ],
            [Faster(UnitsOnLanes, Asked)]),
    ];
}
