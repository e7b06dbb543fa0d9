using RnnGen.Benchmarks.Generation;
using RnnGen.Benchmarks.Timing;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>The compiler itself.</summary>
internal static class GeneratorRows
{
    private const string Group = "generator";
    private const string Network = "two-layer LSTM, H 64";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(Group, $"{Network}, after an edit, warm", [new(Ours, Unit.Seconds, static workbench => workbench.Time(new CompilerWork()))], [AtMost(15e-3, Unit.Seconds)]),
        new(Group, $"{Network}, emitted", [new(Ours, Unit.Bytes, static _ => new ValueGauge(new CompilerWork().EmittedBytes))], [AtMost(300_000, Unit.Bytes)]),
    ];
}
