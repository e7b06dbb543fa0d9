using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.StartUp;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>What a network adds to the build of its project.</summary>
internal static class BuildRows
{
    private const string With = "with the network";
    private const string Without = "without";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "build",
            "dotnet build, two-layer LSTM, H 64",
            [
                new(With, Unit.Seconds, static _ => new BuildGauge("TwoLayers")),
                new(Without, Unit.Seconds, static _ => new BuildGauge("TwoLayers", "Network=none")),
            ],
            [Derived.Column("added", Unit.Seconds, [With, Without], static round => round[With] - round[Without])]),
    ];
}
