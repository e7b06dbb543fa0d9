using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Machine;

/// <summary>
/// The latency of a fused multiply-add: each waits for the one before. What is bound by latency, as a step of a small network is, is carried from one machine to
/// another by it. A call is one multiply-add.
/// </summary>
internal sealed class FmaLatency : LocalWork
{
    private static float _sink;

    protected override void Run(int times)
    {
        // The chain goes to 1 / (1 - 1/2): no overflow, no subnormals.
        var x = 3f;
        for (var i = 0; i < times; i++)
        {
            x = MathF.FusedMultiplyAdd(x, 0.5f, 1f);
        }

        _sink = x;
    }
}
