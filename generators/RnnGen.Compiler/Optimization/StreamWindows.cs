using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Optimization;

/// <summary>A session has one step at a time: it keeps the past steps of a window in a state.</summary>
internal sealed class StreamWindows : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => [node is TakeWindows windows ? DelayLine.Of(windows.Name, windows.Source, valid: null, windows.Target, windows.Window) : node]);
}
