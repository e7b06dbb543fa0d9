using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Machine;

/// <summary>What hand-written recurrences compute with.</summary>
internal static class RecurrenceState
{
    /// <summary>Small weights of both signs: neither zeros nor saturated activations, which take as long, but no subnormal numbers, which take longer.</summary>
    public static AlignedBuffer<float> Weights(int count)
    {
        var weights = new AlignedBuffer<float>(count);
        for (var i = 0; i < count; i++)
        {
            weights.Span[i] = (((i * 37) % 101) - 40) / 100f;
        }

        return weights;
    }
}
