

using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Ir;

/// <summary>
/// One gate's weight matrix, bias or other vector: the unit in which equations speak. Several make up a named tensor (PyTorch's <c>weight_ih_l0</c>
/// holds all gates, block after block).
/// </summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Tensor">The tensor's name within the layer, such as <c>weight_ih_l0</c>.</param>
/// <param name="Block">Its place in the order of the blocks of the tensor, or of what stands side by side; some numbers may be left out.</param>
/// <param name="Symbol">How equations call it, such as <c>W_i</c>.</param>
/// <param name="Rows">The number of outputs; the length of a vector.</param>
/// <param name="Columns">The number of inputs; 1 for a vector.</param>
/// <param name="Start">How it is drawn.</param>
/// <param name="Penalty">Its L1 and L2 factors.</param>
/// <param name="IsTable">Whether the named tensor is the transpose: a row for each token, as PyTorch's Embedding has it.</param>
/// <param name="IsVector">Whether the named tensor is a vector; a matrix may have one column too.</param>
internal sealed record Parameter(
    string Layer,
    string Tensor,
    int Block,
    ParameterSymbol Symbol,
    int Rows,
    int Columns,
    InitialValue Start,
    Penalty Penalty,
    bool IsTable = false,
    bool IsVector = false)
{
    /// <summary>Whether its layer is declared frozen: no optimizer step changes it.</summary>
    public bool Frozen { get; init; }

    /// <summary>The method that makes its numbers, with its class; null where they are drawn.</summary>
    public string? Method { get; init; }

    /// <summary>What it shares with parameters of other tensors that stand beside it in memory, as the blocks of one tensor do; null where those are all.</summary>
    public string? Storage { get; init; }

    /// <summary>Where a vector is a matrix, its rows one after the other: how long they are. The named tensor has rows and columns, and is drawn as such.</summary>
    public int? RowLength { get; init; }

    public string TensorName => Layer + "." + Tensor;

    /// <summary>The name of the parameters that stand side by side.</summary>
    public string StorageName => Layer + "." + (Storage ?? Tensor);

    public long Count => (long)Rows * Columns;

    public override string ToString() => Symbol.ToString();
}

/// <summary>How a parameter is drawn; see RnnGen.Initializer.</summary>
internal sealed record InitialValue(Initializer Initializer, double Scale)
{
    public static InitialValue Zero { get; } = new(Initializer.Zeros, 0);
}

/// <summary>The factors of a parameter's penalties.</summary>
internal sealed record Penalty(double L1, double L2)
{
    public static Penalty None { get; } = new(0, 0);
}
