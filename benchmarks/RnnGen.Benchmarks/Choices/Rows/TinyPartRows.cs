using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Machine;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>A training step of a tiny network, beside its parts that nothing shortens.</summary>
internal static class TinyPartRows
{
    private const string OnRows = "rows on the lanes";
    private const string OnUnits = "units on the lanes";
    private const double Asked = 4;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "tiny",
            $"{Subjects.Tiny.Name}, {Subjects.Tiny.Shape}",
            [
                new(OnRows, Unit.Seconds, static workbench => workbench.Time(new TrainingWork(Subjects.Tiny))),
                new("a prediction", Unit.Seconds, static workbench => workbench.Time(new PredictionWork(Subjects.Tiny))),
                new("its forward pass", Unit.Seconds, static workbench => workbench.Time(new PassWork(Subjects.Tiny))),
                new("its tanh alone", Unit.Seconds, static workbench => workbench.Time(new TanhPass(Subjects.Tiny.Shape.Rows * Subjects.Tiny.Shape.Steps * Subjects.Tiny.Shape.Units))),
                new("its Adam", Unit.Seconds, static workbench => workbench.Time(new OptimizerWork(Subjects.Tiny, new Adam(1e-4)))),
                new(OnUnits, Unit.Seconds, static workbench => workbench.Time(new TrainingWork(Subjects.TinyOnUnits))),
            ],
            [Derived.Column("asked", Unit.Seconds, [OnUnits], static round => round[OnUnits] / Asked)]),
    ];
}
