using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir;

/// <summary>
/// Over the nodes of trees, from the leaves to the roots, level by level. The body is that of a node: it reads the children's states as it reads inputs,
/// and its first outputs are the node's own states. Between levels, states are copied from children to their parents.
/// </summary>
/// <param name="Children">What is copied to a node before it runs: its children's states, 0 where there is no child.</param>
/// <param name="Root">What is copied from a row's root to the row after the last level; null where every node is an output.</param>
internal sealed record TreeScan(
    NodeName Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<ChildLink> Children,
    RootLink? Root)
    : Node(Name, Body, Feeds, Outputs, Steps)
{
    public override IEnumerable<SequenceValue> OtherWrites => Children.Select(link => link.AtParent).Concat(Root is { AtRow: { } row } ? [row] : []);

    /// <summary>What its copies read: outputs of its own, which something needs though no feed reads them.</summary>
    public override IEnumerable<SequenceValue> Recurrent => Children.Select(link => link.OfChild).Concat(Root is { } root ? [root.OfNode] : []);
}

/// <summary>From the roots to the leaves: the backward pass of a tree scan. Between levels, adjoints are copied from parents to their children.</summary>
/// <param name="Children">What is copied to a node's children after it ran: the adjoints of their states, to which no other node adds.</param>
/// <param name="Roots">For each state, the adjoint at the root, which has no parent: what follows the scan has left it, or it is 0.</param>
internal sealed record ReverseTreeScan(
    NodeName Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<ChildLink> Children,
    IReadOnlyList<RootLink> Roots)
    : Node(Name, Body, Feeds, Outputs, Steps)
{
    public override IEnumerable<SequenceValue> OtherReads => Roots.Select(root => root.AtRow).OfType<SequenceValue>();

    public override IEnumerable<SequenceValue> OtherWrites => Roots.Select(root => root.OfNode);

    public override IEnumerable<SequenceValue> Recurrent => Children.Select(link => link.AtParent);
}

/// <summary>A sequence that stands at children, and what stands of it at their parents.</summary>
/// <param name="Child">0: the left child, 1: the right one.</param>
internal sealed record ChildLink(int Child, SequenceValue OfChild, SequenceValue AtParent);

/// <summary>A sequence that stands at nodes, and what stands of the root's at the row; null for 0.</summary>
internal sealed record RootLink(SequenceValue OfNode, SequenceValue? AtRow);
