using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Differentiation;

/// <summary>Reverse mode on one step: the chain rule, from the last equation to the first.</summary>
internal static class StepDifferentiator
{
    /// <summary>Derives the backward program of a step.</summary>
    /// <param name="forward">The forward program.</param>
    /// <param name="seeds">Values of the forward program whose adjoints are fed in, in the order of the result's first inputs.</param>
    /// <param name="wanted">Inputs of the forward program whose adjoints leave, in the order of the result's outputs.</param>
    /// <param name="summed">Inputs that are the same at every step: states of the result, after those of the forward states, sum up their adjoints.</param>
    /// <param name="traced">States whose adjoint, all that reaches it at its step, leaves too, as the result's last outputs.</param>
    /// <returns>
    /// A program whose inputs are the seeds' adjoints, whose states are the adjoints of the forward states, and which refers to forward
    /// values by <see cref="Saved"/>.
    /// </returns>
    public static StepProgram Differentiate(StepProgram forward, IReadOnlyList<Value> seeds, IReadOnlyList<Value> wanted, IReadOnlyList<Value> summed, IReadOnlyList<StateVariable> traced)
    {
        var builder = new StepBuilder();
        var adjoints = new Adjoints(builder, ActiveValues(forward, [.. wanted, .. summed]), EndedRows.Valid(forward), EndedRows.Unsound(forward));

        var inputs = seeds.Select((seed, i) => Seed(builder, seed, i)).ToList();
        var carried = forward.States.Select((s, i) => builder.Apply(new State(i, s.Next.Width, "d" + s.Name, IsAdjoint: true))).ToList();
        foreach (var (value, adjoint) in forward.States.Zip(carried, (s, a) => (s.Next, a)).Concat(seeds.Zip(inputs, (s, a) => (s, a))))
        {
            adjoints.Add(value, adjoint);
        }

        foreach (var value in forward.LiveValues().Reverse())
        {
            if (adjoints.Of(value) is { } adjoint && value.Op is not LeafOp)
            {
                NameAdjoint(builder, value, adjoint);
                value.Op.Differentiate(value, adjoint, adjoints);
            }
        }

        var states = forward.States.Zip(carried, (s, a) =>
            new StateVariable("d" + s.Name, a, builder.Let(new ValueName("d" + s.Name, NameKind.Previous), adjoints.Of(s.Previous) ?? builder.Constant(0))));
        var sums = summed.Select((s, i) => SumOf(builder, s, forward.States.Count + i, adjoints.Of(s)));
        var outputs = wanted.Select(w => builder.Let(AdjointName(w), adjoints.Of(w) ?? builder.Apply(new Broadcast(w.Width), builder.Constant(0))));
        var traces = traced.Select(s => Trace(builder, s, adjoints.Of(NewValue(s))));
        return new StepProgram(inputs, [.. states, .. sums], [.. outputs, .. traces], adjoints.Accumulations);
    }

    /// <summary>The values through which a change of a parameter, a state or a wanted input reaches the loss.</summary>
    private static HashSet<Value> ActiveValues(StepProgram forward, IReadOnlyList<Value> wanted)
    {
        var active = new HashSet<Value>(wanted.Concat(forward.States.Select(s => s.Previous)));
        foreach (var value in forward.LiveValues())
        {
            if (value.Op is Bias or MatVec or Lookup || value.Operands.Any(active.Contains))
            {
                active.Add(value);
            }
        }

        return active;
    }

    /// <summary>The sum of an input's adjoints over the steps so far.</summary>
    private static StateVariable SumOf(StepBuilder builder, Value input, int index, Value? adjoint)
    {
        var name = "Σ" + AdjointName(input);
        var sum = builder.Apply(new State(index, input.Width, name, IsAdjoint: true));
        return new StateVariable(name, sum, adjoint is null ? sum : builder.Let(name, sum + adjoint));
    }

    /// <summary>What a step makes of a state; rows that have ended keep the old one instead.</summary>
    private static Value NewValue(StateVariable state) => state.Next.Op is WhileValid ? state.Next.Operands[1] : state.Next;

    private static Value Trace(StepBuilder builder, StateVariable state, Value? adjoint) =>
        adjoint is not null && adjoint.Width == state.Previous.Width ? adjoint : builder.Apply(new Broadcast(state.Previous.Width), adjoint ?? builder.Constant(0));

    /// <summary>The adjoint of an output, or of a state as far as other layers read it.</summary>
    private static Value Seed(StepBuilder builder, Value value, int index)
    {
        var name = value.Name is null && value.Op is WhileValid ? "dy" : AdjointName(value);
        return builder.Let(name, builder.Apply(new Input(index, value.Width, name.ToString())));
    }

    private static ValueName AdjointName(Value value) => "d" + value;

    private static void NameAdjoint(StepBuilder builder, Value value, Value adjoint)
    {
        if (value.Name is { } name && adjoint.Op is not LeafOp)
        {
            builder.Let(name.Adjoint, adjoint);
        }
    }
}
