using System.Linq;
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
/// <param name="Noise">What draws are made from; null where nothing is drawn.</param>
internal sealed record Teacher(LossEquations? Loss, SequenceValue? Target, SequenceValue? Forced, DrawingNoise? Noise)
{
    /// <summary>No output is fed back.</summary>
    public static Teacher None { get; } = new(null, null, null, null);

    /// <summary>Whether classes are fed back, chosen from the outputs.</summary>
    public bool ChoosesClasses => Noise is { IsOfClasses: true };

    /// <summary>Values: the outputs themselves, probabilities, the point of a distribution or a draw from it.</summary>
    public Value FedBack(NodeBuilder node, Value output)
    {
        var step = node.Step;
        var own = Loss?.Point(step, output) ?? output;
        if (Noise is { IsOfClasses: false })
        {
            var parts = Noise.Parts(node);
            own = step.Apply(new Drawn(), parts[0], step.Let("drawn", Loss!.Sample(step, output, [.. parts.Skip(1)])), own);
        }

        return Forces(node, own, target => Target!.Role == SequenceRole.Labels ? step.Apply(new OneHot(output.Width), target) : target);
    }

    /// <summary>A token: the index of the largest output.</summary>
    public Value Chosen(NodeBuilder node, Value output)
    {
        var step = node.Step;
        var noisy = Noise is null ? output : step.Let("noisy", output + Noise.Parts(node)[0]);
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
