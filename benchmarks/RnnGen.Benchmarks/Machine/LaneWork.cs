using RnnGen.Benchmarks.Timing;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Machine;

/// <summary>Work on registers, at the machine's full width.</summary>
internal abstract class LaneWork : LocalWork
{
    protected sealed override void Run(int times)
    {
        switch (LaneWidths.Best)
        {
            case LaneWidth.Bits512:
                Run<Single512>(times);
                break;
            case LaneWidth.Bits256:
                Run<Single256>(times);
                break;
            case LaneWidth.Bits128:
                Run<Single128>(times);
                break;
            default:
                Run<Single1>(times);
                break;
        }
    }

    /// <summary>Does the work so many times.</summary>
    protected abstract void Run<V>(int times)
        where V : struct, ILanes<V, float>;
}
