using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// The steps of a sequence side by side as a scan collects them, step after step: each comes to its place, and zeros stand where none has come yet; once all places are taken, the earliest step makes
/// room for the latest. That is what a session does; where all steps are there, <see cref="StackSteps"/> is faster.
/// </summary>
internal static class KeptSteps
{
    /// <param name="name">The scan's name.</param>
    /// <param name="source">The sequence.</param>
    /// <param name="target">The steps side by side, at each step those up to it.</param>
    /// <param name="steps">The number of steps that are kept.</param>
    public static Node Of(NodeName name, Feed source, SequenceValue target, int steps)
    {
        var node = new NodeBuilder(name, source.Sequence.Steps);
        var (step, width) = (node.Step, source.Sequence.Width);
        var x = node.Read(source, "x");
        if (steps == 1)
        {
            return node.Map(step.Let("kept", step.Apply(new Same(), x)), target);
        }

        var (taken, kept) = (node.State("taken", steps), node.State("kept", steps * width));
        var takenNow = step.Let("taken", step.Apply(new Concat(), step.Constant(1), step.Apply(new Slice(0, steps - 1), taken)));
        var isFull = step.Apply(new Slice(steps - 1, 1), taken);
        var moved = step.Apply(new Concat(), step.Apply(new Slice(width, (steps - 1) * width), kept), x);
        var added = step.Apply(new Where(), step.Apply(new Spread(width), takenNow - taken), step.Apply(new Repeat(steps), x), kept);
        var next = step.Let("kept", step.Apply(new Where(), isFull, moved, added));
        node.Next(taken, takenNow);
        node.Next(kept, next);
        node.Output(next, target);
        return node.Scan();
    }
}
