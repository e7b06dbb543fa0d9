using System.ComponentModel;
using System.Numerics;

namespace RnnGen;

/// <summary>The memory for predictions, part by part: the <c>Outputs</c> that the class of a network with several heads or exposed layers declares, with a span for each of them.</summary>
/// <typeparam name="T">The type of values: the network's own, or <see cref="double"/>.</typeparam>
public interface IOutputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The span of a head, or of an exposed layer; for the library.</summary>
    /// <param name="head">The place of the head among those of the network, in the order of their layers; the exposed layers follow.</param>
    /// <returns>[rows, output steps, values of the head]; empty where it is not wanted.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Span<T> Of(int head);
}
