using RnnGen.Benchmarks.Machine;

namespace RnnGen.Benchmarks.Compare;

/// <summary>The contenders that more than one kind of row knows.</summary>
internal static class Contenders
{
    /// <summary>Fused multiply-adds on registers alone: a reading is the seconds of <see cref="FmaPeak.Flops"/>.</summary>
    public static Contender Peak { get; } = new(Names.Peak, Unit.Seconds, static workbench => workbench.Time(new PeakWork()));

    /// <summary>The seconds of a multiply-add that waits for the one before.</summary>
    public static Contender Latency { get; } = new(Names.Latency, Unit.Seconds, static workbench => workbench.Time(new FmaLatency()));
}
