using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Lowering;

/// <summary>The names of what belongs to a head: its own before them where there are several heads; a single one has the names to itself.</summary>
/// <param name="network">The network.</param>
/// <param name="head">The head.</param>
internal sealed class HeadNames(NetworkGraph network, Head head)
{
    /// <summary>The name of a node that no layer has: nodes are known by their names.</summary>
    public NodeName Node(string name) => network.HasSeveralHeads ? new NodeName(head.Name, name)
        : network.Layers.Any(layer => layer.Name == name) ? Node(name + "_") : new NodeName(name);

    /// <summary>The name of a sequence.</summary>
    public SequenceName Sequence(string label) => network.HasSeveralHeads ? new SequenceName(head.Name, label) : label;

    /// <summary>The targets of a head, or its labels.</summary>
    public SequenceValue Target(Head head, SequenceSpan span, int steps) => head.Loss is { TakesLabels: true }
        ? new SequenceValue(Sequence("labels"), 1, span, steps, SequenceRole.Labels)
        : new SequenceValue(Sequence("targets"), head.TargetWidth, span, steps, SequenceRole.Targets);
}
