using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering.Losses;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Lowering;

/// <summary>The nodes that follow the layer of a head: the loss of a position, and the link function that Predict applies.</summary>
/// <param name="Link">The node of the link function; empty where that is the identity.</param>
/// <param name="Loss">The nodes of the loss.</param>
/// <param name="Head">The head as callers know it.</param>
/// <param name="Paths">Of a loss that sums over alignments: which ways there are; otherwise null.</param>
internal sealed record LossLowering(IReadOnlyList<Node> Link, IReadOnlyList<Node> Loss, NetworkHead Head, PathMasks? Paths = null)
{
    /// <param name="head">The head.</param>
    /// <param name="names">The names of what belongs to it.</param>
    /// <param name="logits">The values of its layer.</param>
    /// <param name="valid">Which steps are within a row's length.</param>
    /// <param name="known">The targets, where an earlier node reads them; null where they are made here.</param>
    public static LossLowering Lower(Head head, HeadNames names, Feed logits, SequenceValue valid, SequenceValue? known = null)
    {
        var declared = head.Loss;
        var equations = LossEquations.Of(declared);
        var link = LinkMap(equations, logits, names);
        var outputs = link is null ? logits : new Feed(link.Outputs[0]);
        IReadOnlyList<Node> links = link is null ? [] : [link];
        if (declared is null)
        {
            return new LossLowering(links, [], new NetworkHead(head.Name, logits, outputs, null, null, null));
        }

        if (declared.Kind == LossKind.Ctc)
        {
            var ctc = CtcLowering.Lower(names.Node("loss").ToString(), declared, logits, valid);
            return new LossLowering(links, ctc.Nodes, new NetworkHead(head.Name, logits, outputs, ctc.Labels, ctc.Weights, ctc.Losses), ctc.Paths);
        }

        var (span, steps) = (SpanOf(logits), logits.Sequence.Steps);
        var target = known ?? names.Target(head, span, steps);
        var weights = new SequenceValue(names.Sequence("weights"), 1, span, steps, SequenceRole.Weights);
        var losses = new SequenceValue(names.Sequence("losses"), 1, span, steps);

        var node = new NodeBuilder(names.Node("loss"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var loss = equations.Loss(node.Step, y, node.Read(target, declared.TakesLabels ? "label" : "target"));
        var map = node.Map(node.Step.Let("loss", node.Read(weights, "w") * loss), losses);
        return new LossLowering(links, [map], new NetworkHead(head.Name, logits, outputs, target, weights, losses));
    }

    private static SequenceSpan SpanOf(Feed feed) =>
        feed.Access == FeedAccess.Final || feed.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>The link function; null where it is the identity.</summary>
    private static Map? LinkMap(LossEquations equations, Feed logits, HeadNames names)
    {
        var node = new NodeBuilder(names.Node("link"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var p = equations.Link(node.Step, y);
        return p == y ? null : node.Map(node.Step.Let("p", p), new SequenceValue(names.Sequence("outputs"), y.Width, SpanOf(logits), logits.Sequence.Steps));
    }
}
