using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering.Losses;

namespace RnnGen.Compiler.Lowering;

/// <summary>What follows the last layer: the loss of a position, and the link function that Predict applies.</summary>
internal sealed record LossLowering(
    IReadOnlyList<Node> Link, IReadOnlyList<Node> Loss, Feed Outputs, SequenceValue? Target, SequenceValue? Weights, SequenceValue? RowLosses, PathMasks? Paths = null)
{
    /// <param name="declared">The loss; null for none.</param>
    /// <param name="logits">The last layer's values.</param>
    /// <param name="valid">Which steps are within a row's length.</param>
    /// <param name="layers">The layers' names.</param>
    /// <param name="known">The targets, where an earlier node reads them; null where they are made here.</param>
    public static LossLowering Lower(LossDeclaration? declared, Feed logits, SequenceValue valid, IReadOnlyCollection<string> layers, SequenceValue? known = null)
    {
        var kind = declared?.Kind;
        var equations = LossEquations.Of(declared);
        var link = LinkMap(equations, logits, layers);
        var outputs = link is null ? logits : new Feed(link.Outputs[0]);
        IReadOnlyList<Node> links = link is null ? [] : [link];
        if (declared is null)
        {
            return new LossLowering(links, [], outputs, null, null, null);
        }

        if (kind == LossKind.Ctc)
        {
            var ctc = CtcLowering.Lower(NameBeside(layers, "loss"), declared, logits, valid);
            return new LossLowering(links, ctc.Nodes, outputs, ctc.Labels, ctc.Weights, ctc.Losses, ctc.Paths);
        }

        var (span, steps) = (SpanOf(logits), logits.Sequence.Steps);
        var takesLabels = declared.TakesLabels;
        var target = known ?? (takesLabels
            ? new SequenceValue("labels", 1, span, steps, SequenceRole.Labels)
            : new SequenceValue("targets", declared.TargetWidth(logits.Sequence.Width)!.Value, span, steps, SequenceRole.Targets));
        var weights = new SequenceValue("weights", 1, span, steps, SequenceRole.Weights);
        var losses = new SequenceValue("losses", 1, span, steps);

        var node = new NodeBuilder(NameBeside(layers, "loss"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var loss = equations.Loss(node.Step, y, node.Read(target, takesLabels ? "label" : "target"));
        var map = node.Map(node.Step.Let("loss", node.Read(weights, "w") * loss), losses);
        return new LossLowering(links, [map], outputs, target, weights, losses);
    }

    /// <summary>The node's name, unless a layer is called so: nodes are known by their names.</summary>
    private static string NameBeside(IReadOnlyCollection<string> layers, string name) => layers.Contains(name) ? NameBeside(layers, name + "_") : name;

    private static SequenceSpan SpanOf(Feed feed) =>
        feed.Access == FeedAccess.Final || feed.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>The link function; null where it is the identity.</summary>
    private static Map? LinkMap(LossEquations equations, Feed logits, IReadOnlyCollection<string> layers)
    {
        var node = new NodeBuilder(NameBeside(layers, "link"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var p = equations.Link(node.Step, y);
        return p == y ? null : node.Map(node.Step.Let("p", p), new SequenceValue("outputs", y.Width, SpanOf(logits), logits.Sequence.Steps));
    }
}
