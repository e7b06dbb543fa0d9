using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Topology;

/// <summary>The place of a layer in its network.</summary>
/// <param name="Index">Its index among the network's layers, inputs included.</param>
/// <param name="Kind">The name of its attribute without the suffix.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sources">The layers that it reads, by index; empty for an input.</param>
/// <param name="InputWidth">The width of what it reads; null where that is not known, and where it reads nothing.</param>
/// <param name="Span">When it gives a value.</param>
internal sealed record LayerPlace(int Index, string Kind, string Name, EquatableArray<int> Sources, int? InputWidth, LayerSpan Span);

/// <summary>When a layer gives a value.</summary>
internal enum LayerSpan
{
    /// <summary>At each step of the input.</summary>
    Steps,

    /// <summary>Once for a sequence: at its last step, at the root of its tree, or before its first step.</summary>
    Once,

    /// <summary>At each step of the output, one after the other.</summary>
    OutputSteps,
}
