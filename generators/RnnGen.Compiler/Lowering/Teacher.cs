
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Lowering.Losses;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// What a network that feeds its output back sees of it: what the loss's link function makes of the output or, where the teacher forces a step
/// (Williams and Zipser, 1989), the target in its place.
/// </summary>
/// <param name="Loss">The loss; null for none.</param>
/// <param name="Target">The targets, or labels; null where nobody forces.</param>
/// <param name="Forced">1 where a step is forced, otherwise 0; null where nobody forces.</param>
/// <param name="Noise">What is added to the outputs before the largest is chosen, so that drawing is choosing; null where outputs are not chosen.</param>
internal sealed record Teacher(LossEquations? Loss, SequenceValue? Target, SequenceValue? Forced, SequenceValue? Noise)
{
    /// <summary>No output is fed back.</summary>
    public static Teacher None { get; } = new(null, null, null, null);

    /// <summary>Values: the outputs themselves, or probabilities.</summary>
    public Value FedBack(NodeBuilder node, Value output)
    {
        var step = node.Step;
        var own = Loss?.Point(step, output) ?? output;
        return Forces(node, own, target => Target!.Role == SequenceRole.Labels ? step.Apply(new OneHot(output.Width), target) : target);
    }

    /// <summary>A token: the index of the largest output.</summary>
    public Value Chosen(NodeBuilder node, Value output)
    {
        var step = node.Step;
        var noisy = Noise is null ? output : step.Let("noisy", output + node.Read(Noise, "noise"));
        return Forces(node, step.Let("choice", step.Apply(new ArgMax(), noisy)), label => step.Apply(new Real(), label));
    }

    private Value Forces(NodeBuilder node, Value own, System.Func<Value, Value> given)
    {
        if (Target is null || Forced is null)
        {
            return own;
        }

        var target = given(node.Read(Target, Target.Role == SequenceRole.Labels ? "label" : "target"));
        return node.Step.Apply(new Where(), node.Read(Forced, "forced"), target, own);
    }
}
