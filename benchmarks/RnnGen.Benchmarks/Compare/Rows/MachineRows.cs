using RnnGen.Benchmarks.Machine;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>What the machine can do at most.</summary>
internal static class MachineRows
{
    private const string Group = "machine";

    /// <summary>Blocks that leave room in the smallest cache of current processors: 32 KB, and 512 KB.</summary>
    private const int InL1 = 16 << 10;
    private const int InL2 = 256 << 10;

    public static IReadOnlyList<Row> All { get; } =
    [
        Of("fused multiply-adds, registers only", Names.Peak, Unit.FlopRate, FmaPeak.Flops, static () => new PeakWork()),
        Of("reads from L1", "L1", Unit.ByteRate, InL1, static () => new CacheRead(InL1)),
        Of("reads from L2", "L2", Unit.ByteRate, InL2, static () => new CacheRead(InL2)),
        new(Group, "a multiply-add that waits for the one before", [Contenders.Latency], []),
    ];

    private static Row Of(string name, string contender, Unit unit, double amount, Func<LocalWork> work) =>
        new(Group, name, [new(contender, unit, workbench => new RateGauge(workbench.Time(work()), amount))], []);
}
