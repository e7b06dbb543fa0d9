using System.ComponentModel;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A batch, whatever it calls its parts: a <see cref="SequenceBatch{T}"/>, or the <c>Batch</c> that the class of a network with several inputs declares, with a span for each of them.
/// </summary>
/// <typeparam name="T">The type of values: the network's own, or <see cref="double"/>.</typeparam>
public interface IBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The batch as the library takes it; for the library.</summary>
    /// <param name="memory">Takes what does not stand side by side already. The result is valid until it is used again.</param>
    /// <returns>The batch, still to be checked.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    SequenceBatch<T> Pack(BatchMemory<T> memory);
}
