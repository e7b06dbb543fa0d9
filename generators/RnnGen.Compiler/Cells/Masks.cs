using System.Collections.Generic;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>The random masks of one layer: makes them, and reads them in the layer's equations.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="node">The node that the equations stand in.</param>
/// <param name="all">Where the network's masks are gathered.</param>
internal sealed class Masks(string name, NodeBuilder node, ICollection<DropoutMask> all)
{
    /// <summary>A dropout mask: what it keeps it multiplies with 1 / (1 - rate).</summary>
    public Value Dropout(string label, int width, SequenceSpan span, double rate) => Add(label, width, span, rate, 1 / (1 - rate));

    /// <summary>A mask of 0 with probability <paramref name="rate"/>, otherwise 1.</summary>
    public Value Choice(string label, int width, SequenceSpan span, double rate) => Add(label, width, span, rate, 1);

    private Value Add(string label, int width, SequenceSpan span, double rate, double kept)
    {
        var sequence = new SequenceValue(new(name, label), width, span, node.Steps, SequenceRole.DropoutMask);
        all.Add(new DropoutMask(sequence, rate, kept));
        return node.Read(sequence, label);
    }
}
