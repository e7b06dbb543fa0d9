using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Lowering;

/// <summary>The steps of a sequence side by side, as attention reads them.</summary>
internal static class CollectedSteps
{
    /// <param name="context">The network; gets the node.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="source">The sequence.</param>
    /// <param name="isCausal">Whether a step reads those up to its own only.</param>
    public static SequenceValue Of(LoweringContext context, NodeName name, Feed source, bool isCausal = false)
    {
        var role = source.Sequence.Role == SequenceRole.Valid ? SequenceRole.Valid : SequenceRole.Computed;
        var target = new SequenceValue(new(name.Owner, name.Part), source.Sequence.Width * source.Sequence.Steps, SequenceSpan.Once, source.Sequence.Steps, role);
        context.Forward.Add(new StackSteps(name, source, target, source.Sequence.Steps) { IsCausal = isCausal });
        return target;
    }
}
