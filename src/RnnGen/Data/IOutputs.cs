using System.ComponentModel;
using System.Numerics;

namespace RnnGen;

/// <summary>The memory for predictions, head by head: the <c>Outputs</c> that the class of a network with several heads declares, with a span for each of them.</summary>
/// <typeparam name="T">The type of values: the network's own, or <see cref="double"/>.</typeparam>
public interface IOutputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The span of a head; for the library.</summary>
    /// <param name="head">The place of the head among those of the network, in the order of their layers.</param>
    /// <returns>[rows, output steps, values of the head]; empty where it is not wanted.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Span<T> Of(int head);
}
