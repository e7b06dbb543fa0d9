using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Machine;

/// <summary>The peak of fused multiply-adds, as work: a call is one run of <see cref="FmaPeak"/>.</summary>
internal sealed class PeakWork : LocalWork
{
    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            FmaPeak.Run();
        }
    }
}
