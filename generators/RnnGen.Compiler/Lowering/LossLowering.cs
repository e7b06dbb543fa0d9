using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

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
        var link = LinkMap(kind, logits, layers);
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
        var takesLabels = kind == LossKind.SoftmaxCrossEntropy && declared.Targets == LossTargets.Indices;
        var target = known ?? (takesLabels
            ? new SequenceValue("labels", 1, span, steps, SequenceRole.Labels)
            : new SequenceValue("targets", logits.Sequence.Width, span, steps, SequenceRole.Targets));
        var weights = new SequenceValue("weights", 1, span, steps, SequenceRole.Weights);
        var losses = new SequenceValue("losses", 1, span, steps);

        var node = new NodeBuilder(NameBeside(layers, "loss"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var loss = Equation(declared, node.Step, y, node.Read(target, takesLabels ? "label" : "target"));
        var map = node.Map(node.Step.Let("loss", node.Read(weights, "w") * loss), losses);
        return new LossLowering(links, [map], outputs, target, weights, losses);
    }

    /// <summary>The node's name, unless a layer is called so: nodes are known by their names.</summary>
    private static string NameBeside(IReadOnlyCollection<string> layers, string name) => layers.Contains(name) ? NameBeside(layers, name + "_") : name;

    private static SequenceSpan SpanOf(Feed feed) =>
        feed.Access == FeedAccess.Final || feed.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>The loss of one position from the last layer's y and its target (or label: the class that is right).</summary>
    private static Value Equation(LossDeclaration declared, StepBuilder step, Value y, Value target)
    {
        switch (declared.Kind)
        {
            case LossKind.MeanSquaredError:
                var e = y - target;
                return step.Let("sum", step.Apply(new Sum(), step.Let("square", e * e)));
            case LossKind.MeanAbsoluteError:
                return step.Let("sum", step.Apply(new Sum(), step.Let("l", step.Apply(new Abs(), y - target))));
            case LossKind.Huber:
                return step.Let("sum", step.Apply(new Sum(), step.Let("l", Huber(step, step.Let("e", y - target), declared.Delta))));
            case LossKind.BinaryCrossEntropy:
                return step.Let("sum", step.Apply(new Sum(), step.Let("l", step.Apply(new Softplus(), y) - (target * y))));
            case LossKind.SoftmaxCrossEntropy:
                return CrossEntropy(declared, step, y, target);
            default:
                throw new ArgumentOutOfRangeException(nameof(declared), declared.Kind, "A loss without an equation.");
        }
    }

    /// <summary>-Σ t log softmax(y) of a distribution t; of a label, that is 1 at its place. Smoothing takes ε of t and deals it out equally.</summary>
    private static Value CrossEntropy(LossDeclaration declared, StepBuilder step, Value y, Value target)
    {
        var lse = step.Let("lse", step.Apply(new LogSumExp(), y));
        var (ε, equal) = (declared.LabelSmoothing, declared.LabelSmoothing / y.Width);
        if (declared.Targets == LossTargets.Distributions)
        {
            var t = ε == 0 ? target : step.Let("smoothed", ((1 - ε) * target) + step.Constant(equal));
            return step.Let("sum", step.Apply(new Sum(), step.Let("l", t * (lse - y))));
        }

        var picked = step.Let("picked", step.Apply(new Pick(), y, target));
        return ε == 0 ? lse - picked : lse - (((1 - ε) * picked) + (equal * step.Let("sum", step.Apply(new Sum(), y))));
    }

    /// <summary>A square where |e| &lt; δ, otherwise the line that continues it.</summary>
    private static Value Huber(StepBuilder step, Value e, double delta)
    {
        var magnitude = step.Apply(new Abs(), e);
        return step.Apply(new Where(), step.Constant(delta) - magnitude, 0.5 * (e * e), delta * (magnitude - step.Constant(0.5 * delta)));
    }

    /// <summary>The link function; null where it is the identity.</summary>
    private static Map? LinkMap(LossKind? kind, Feed logits, IReadOnlyCollection<string> layers)
    {
        var node = new NodeBuilder(NameBeside(layers, "link"), logits.Sequence.Steps);
        var y = node.Read(logits, "y");
        var p = kind switch
        {
            LossKind.BinaryCrossEntropy => node.Step.Apply(new Sigmoid(), y),
            LossKind.SoftmaxCrossEntropy or LossKind.Ctc => node.Step.Apply(new Exp(), y - node.Step.Let("lse", node.Step.Apply(new LogSumExp(), y))),
            _ => y,
        };
        return p == y ? null : node.Map(node.Step.Let("p", p), new SequenceValue("outputs", y.Width, SpanOf(logits), logits.Sequence.Steps));
    }
}
