using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// Connectionist temporal classification (A. Graves et al., 2006): -log p(l | x), p summed over all paths that spread a row's labels l over its steps, with blanks
/// between and repetitions. A path goes through the states s = 0 .. 2L of l' = (blank, l_1, blank, l_2, ..., l_L, blank); α_t(s) is the logarithm of the
/// probability of all ways to have come to state s by step t.
/// </summary>
internal sealed record CtcLowering(IReadOnlyList<Node> Nodes, SequenceValue Labels, SequenceValue Weights, SequenceValue Losses, PathMasks Paths)
{
    /// <summary>
    /// Stands for log 0. A true -∞ would give NaN where two of them are subtracted; this one, added to itself and to any sum of logarithms, stays far below
    /// every probability that is not 0 and within single precision, and exp of it is exactly 0.
    /// </summary>
    private const double LogZero = -1e30;

    /// <param name="name">The name of the last node, with which those of the others begin.</param>
    /// <param name="declared">The loss.</param>
    /// <param name="logits">The last layer's values at every step.</param>
    /// <param name="valid">Which steps are within a row's length.</param>
    public static CtcLowering Lower(string name, LossDeclaration declared, Feed logits, SequenceValue valid)
    {
        var (steps, states) = (logits.Sequence.Steps, (2 * declared.Labels) + 1);
        SequenceValue Once(string label, int width, SequenceRole role = SequenceRole.Computed) => new(label, width, SequenceSpan.Once, steps, role);
        var labels = Once("labels", states, SequenceRole.Labels);
        var paths = new PathMasks(Once("skips", states, SequenceRole.Targets), Once("ends", states, SequenceRole.Targets));
        var (weights, losses) = (Once("weights", 1, SequenceRole.Weights), Once("losses", 1));

        var logs = LogProbabilities(new NodeName(name, "logs"), logits);
        var begin = Begin(new NodeName(name, "begin"), Once("begin", states));
        var alpha = Alpha(new NodeName(name, "paths"), logs.Outputs[0], labels, paths.Skips, valid, begin.Outputs[0]);
        var loss = Loss(name, alpha, paths.Ends, weights, losses);
        return new CtcLowering([logs, begin, alpha, loss], labels, weights, losses, paths);
    }

    /// <summary>log y_t = z_t - log Σ exp(z_t).</summary>
    private static Map LogProbabilities(NodeName name, Feed logits)
    {
        var node = new NodeBuilder(name, logits.Sequence.Steps);
        var z = node.Read(logits, "y");
        var lse = node.Step.Let("lse", node.Step.Apply(new LogSumExp(), z));
        return node.Map(node.Step.Let("logp", z - lse), new SequenceValue("logp", z.Width, SequenceSpan.Steps, logits.Sequence.Steps));
    }

    /// <summary>Before the first step, every path is in state 0: from there it goes to the first blank or to the first label.</summary>
    private static Map Begin(NodeName name, SequenceValue begin)
    {
        var node = new NodeBuilder(name, begin.Steps);
        var first = node.Step.Let("first", node.Step.Apply(new Broadcast(1), node.Step.Constant(0)));
        var others = node.Step.Let("others", node.Step.Apply(new Broadcast(begin.Width - 1), node.Step.Constant(LogZero)));
        return node.Map(node.Step.Let("begin", node.Step.Apply(new Concat(), first, others)), begin);
    }

    /// <summary>A path stays in its state, moves on to the next, or skips a blank between two labels that differ.</summary>
    private static Scan Alpha(NodeName name, SequenceValue logp, SequenceValue labels, SequenceValue skips, SequenceValue valid, SequenceValue begin)
    {
        var node = new NodeBuilder(name, logp.Steps);
        var step = node.Step;
        var (l, skip) = (node.Read(labels, "l'"), node.Read(skips, "mayskip"));
        var α = node.State("α", labels.Width, new Feed(begin));
        var emitted = step.Let("emitted", step.Apply(new Gather(), node.Read(logp, "logp"), l));
        var moved = step.Let("moved", step.Apply(new Shift(1, LogZero), α));
        var skipped = step.Let("skipped", step.Apply(new Shift(2, LogZero), α) + skip);
        var stayedOrMoved = step.Let("walked", step.Apply(new LogAddExp(), α, moved));
        var next = step.Let("α", step.Apply(new LogAddExp(), stayedOrMoved, skipped) + emitted);
        node.Next(α, step.Apply(new WhileValid(), node.Read(valid, "valid"), next, α));
        return node.Scan();
    }

    /// <summary>A path ends in the last label or in the blank after it.</summary>
    private static Map Loss(string name, Scan alpha, SequenceValue ends, SequenceValue weights, SequenceValue losses)
    {
        var node = new NodeBuilder(name, alpha.Steps);
        var α = node.Read(alpha.Histories[0], "α", FeedAccess.Final);
        var ended = node.Step.Let("ended", α + node.Read(ends, "mayend"));
        var logp = node.Step.Let("logp", node.Step.Apply(new LogSumExp(), ended));
        return node.Map(node.Step.Let("loss", node.Read(weights, "w") * node.Step.Apply(new Negate(), logp)), losses);
    }
}
