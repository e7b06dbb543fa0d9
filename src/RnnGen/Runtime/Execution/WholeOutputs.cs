using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>The memory for the predictions of all heads side by side.</summary>
/// <param name="all">[rows, output steps, output size].</param>
internal readonly ref struct WholeOutputs<T>(Span<T> all) : IOutputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _all = all;

    public Span<T> Of(int head) => _all;
}
