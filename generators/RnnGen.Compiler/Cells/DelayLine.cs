using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// The windows of a sequence as a scan takes them, step after step: past steps stand in its state, l_t = [x_t; x_{t-1}; ...], the latest first. That is what a session does, and a window that goes on where the one
/// before has ended; where all steps are there, <see cref="TakeWindows"/> is faster.
/// </summary>
internal static class DelayLine
{
    /// <param name="name">The scan's name.</param>
    /// <param name="source">The sequence.</param>
    /// <param name="valid">Which of its steps are within a row's length; null where all are.</param>
    /// <param name="target">The windows.</param>
    /// <param name="window">Their steps, of which none is later than the window's own.</param>
    public static Scan Of(NodeName name, Feed source, SequenceValue? valid, SequenceValue target, Window window)
    {
        var node = new NodeBuilder(name, source.Sequence.Steps);
        var (step, width) = (node.Step, source.Sequence.Width);
        var x = node.Read(source, "x");
        var past = node.State("l", -window.First * width);
        var places = Enumerable.Range(0, window.Size).Select(place => window.StepOf(0, place)).Select(t => t == 0 ? x : step.Apply(new Slice((-t - 1) * width, width), past)).ToArray();
        var taps = step.Apply(new Concat(), places);
        node.Output(step.Let("window", width == 1 ? taps : step.Apply(new ByColumns(window.Size), taps)), target);

        var next = past.Width == width ? x : step.Apply(new Concat(), x, step.Apply(new Slice(0, past.Width - width), past));
        node.Next(past, valid is null ? next : step.Apply(new WhileValid(), node.Read(valid, "valid"), step.Let("l", next), past));
        return node.Scan();
    }
}
