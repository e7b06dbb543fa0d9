using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>A named tensor within the flat parameter block.</summary>
/// <param name="Name">The name in <see cref="ParameterSet{T}"/> and in files, such as <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Shape">One length (a vector) or two (rows, columns).</param>
/// <param name="Blocks">The tensor's rows, block after block (a block a gate).</param>
/// <param name="L1">The factor of the tensor's L1 penalty.</param>
/// <param name="L2">The factor of the tensor's L2 penalty.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorLayout(string Name, IReadOnlyList<int> Shape, IReadOnlyList<TensorBlock> Blocks, double L1, double L2)
{
    /// <summary>Whether the tensor's layer is declared frozen: no optimizer step changes it.</summary>
    public bool Frozen { get; init; }

    /// <summary>The numbers that the tensor begins with; null where the initializers of its blocks draw them.</summary>
    public TensorConstants? Constants { get; init; }
}
