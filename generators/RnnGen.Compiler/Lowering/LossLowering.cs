using System;
using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>What follows the last layer: the loss of a position, and the link function that Predict applies.</summary>
internal sealed record LossLowering(
    IReadOnlyList<Node> Link, IReadOnlyList<Node> Loss, Feed Outputs, SequenceValue? Target, SequenceValue? Weights, SequenceValue? RowLosses)
{
    public static LossLowering Lower(LossKind? kind, Feed logits)
    {
        var link = LinkMap(kind, logits);
        var outputs = link is null ? logits : new Feed(link.Outputs[0]);
        IReadOnlyList<Node> links = link is null ? [] : [link];
        if (kind is null)
        {
            return new LossLowering(links, [], outputs, null, null, null);
        }

        var span = SpanOf(logits);
        var target = kind == LossKind.SoftmaxCrossEntropy
            ? new SequenceValue("labels", 1, span, SequenceRole.Labels)
            : new SequenceValue("targets", logits.Sequence.Width, span, SequenceRole.Targets);
        var weights = new SequenceValue("weights", 1, span, SequenceRole.Weights);
        var losses = new SequenceValue("losses", 1, span);

        var node = new NodeBuilder("loss");
        var z = node.Read(logits, "z");
        var loss = Equation(kind.Value, node.Step, z, node.Read(target, kind == LossKind.SoftmaxCrossEntropy ? "k" : "y"));
        var map = node.Map(node.Step.Let("loss", node.Read(weights, "w") * loss), losses);
        return new LossLowering(links, [map], outputs, target, weights, losses);
    }

    private static SequenceSpan SpanOf(Feed feed) =>
        feed.Access == FeedAccess.Final || feed.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>The loss of one position from its logits z and its target y (or class k).</summary>
    private static Value Equation(LossKind kind, StepBuilder step, Value z, Value target)
    {
        switch (kind)
        {
            case LossKind.MeanSquaredError:
                var e = step.Let("e", z - target);
                return step.Let("sum", step.Apply(new Sum(), step.Let("square", e * e)));
            case LossKind.BinaryCrossEntropy:
                return step.Let("sum", step.Apply(new Sum(), step.Let("l", step.Apply(new Softplus(), z) - (target * z))));
            case LossKind.SoftmaxCrossEntropy:
                return step.Let("lse", step.Apply(new LogSumExp(), z)) - step.Let("zk", step.Apply(new Pick(), z, target));
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "A loss without an equation.");
        }
    }

    /// <summary>The link function; null where it is the identity.</summary>
    private static Map? LinkMap(LossKind? kind, Feed logits)
    {
        var node = new NodeBuilder("link");
        var z = node.Read(logits, "z");
        var y = kind switch
        {
            LossKind.BinaryCrossEntropy => node.Step.Apply(new Sigmoid(), z),
            LossKind.SoftmaxCrossEntropy => node.Step.Apply(new Exp(), z - node.Step.Let("lse", node.Step.Apply(new LogSumExp(), z))),
            _ => z,
        };
        return y == z ? null : node.Map(node.Step.Let("p", y), new SequenceValue("outputs", z.Width, SpanOf(logits)));
    }
}
