using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;
using RnnGen.Peers.Torch;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Peers.Rows;

/// <summary>Cells that users write as equations: one that no framework has, against the same in TorchSharp; and those that are built in, against the built-in ones.</summary>
internal static class CustomRows
{
    private const string BuiltIn = "built in";

    /// <summary>How many times faster than a module of TorchSharp.</summary>
    private const double Asked = 10;

    /// <summary>Within 5 % of a built-in cell's speed.</summary>
    private const double AskedOfEquations = 1 / 1.05;

    private static Contender Module { get; } = new(PeerNames.TorchSharp, Unit.Seconds, static workbench => workbench.Time(new TorchTraining(Subjects.MinimalGatedUnit)));

    public static IReadOnlyList<Row> All { get; } =
    [
        new("custom cell, training", $"{Minimal.Name}, {Minimal.Shape}", [Ours(Minimal), Module, Contenders.Peak], [OfPeak(Minimal.Shape.TrainingFlops, null), Faster(PeerNames.TorchSharp, Asked)])
        {
            Tolerance = Agreement.Tolerance(Minimal.Shape),
        },
        .. Subjects.InEquations.Select(subject => InEquations("training", subject, static subject => new TrainingWork(subject))),
        .. Subjects.InEquations.Select(subject => InEquations("batched inference", subject, static subject => new PredictionWork(subject))),
    ];

    private static Subject Minimal => Subjects.MinimalGatedUnit;

    private static Contender Ours(Subject subject) => new(Names.Ours, Unit.Seconds, workbench => workbench.Time(new TrainingWork(subject)));

    private static Row InEquations(string work, Subject subject, Func<Subject, LocalWork> create)
    {
        var builtIn = Subjects.Lstms.Concat(Subjects.Grus).Single(other => other.Name == subject.Name && other.Shape.Units == subject.Shape.Units);
        return new(
            $"custom cell, {work}",
            $"{subject.Name} as equations, {subject.Shape}",
            [new(Names.Ours, Unit.Seconds, workbench => workbench.Time(create(subject))), new(BuiltIn, Unit.Seconds, workbench => workbench.Time(create(builtIn)))],
            [Faster(BuiltIn, AskedOfEquations)])
        {
            Tolerance = 0,
        };
    }
}
