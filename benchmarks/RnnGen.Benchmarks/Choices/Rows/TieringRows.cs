using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.StartUp;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>Whole processes whose kernels are optimized at their first call, as emitted, and where they wait their turn, as other methods do.</summary>
internal static class TieringRows
{
    private const string AtOnce = "optimized at once";
    private const string Tiered = "left to the tiers";
    private const string Empty = "empty program";

    /// <summary>Fewer than where a target hangs on it.</summary>
    private const int Runs = 3;

    public static IReadOnlyList<Row> All { get; } =
    [
        Of("first prediction", "predict"),
        Of("1 training step", "train", "1"),
        Of("10 training steps", "train", "10"),
        Of("100 training steps", "train", "100"),
    ];

    private static Row Of(string what, params string[] arguments)
    {
        Contender Run(string name, string project, string property, params string[] arguments) =>
            new(name, Unit.Seconds, workbench => new ProcessGauge(workbench.Published(project, PublishMode.FrameworkDependent, property), arguments) { Runs = Runs });

        return new(
            "tiering",
            $"{what}, LSTM, H 64",
            [Run(AtOnce, "First", "", arguments), Run(Tiered, "First", "Kernels=tiered", arguments), Run(Empty, "Empty", "")],
            [
                Derived.Column($"{AtOnce}, more than empty", Unit.Seconds, [AtOnce, Empty], static round => round[AtOnce] - round[Empty]),
                Derived.Column($"{Tiered}, more than empty", Unit.Seconds, [Tiered, Empty], static round => round[Tiered] - round[Empty]),
            ]);
    }
}
