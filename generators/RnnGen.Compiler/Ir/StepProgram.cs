using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir;

/// <summary>The equations of one time step of one row.</summary>
/// <param name="Inputs">What a node feeds in, each an <see cref="Ops.Input"/>, in the order of the node's feeds.</param>
/// <param name="States">What a scan carries from step to step; empty in a map.</param>
/// <param name="Outputs">What leaves the program, in the order of the node's outputs.</param>
/// <param name="Accumulations">What is added to the gradients of parameters.</param>
internal sealed record StepProgram(
    IReadOnlyList<Value> Inputs,
    IReadOnlyList<StateVariable> States,
    IReadOnlyList<Value> Outputs,
    IReadOnlyList<Accumulation> Accumulations)
{
    /// <summary>No equations.</summary>
    public static StepProgram Empty { get; } = new([], [], [], []);

    /// <summary>The values that must be computed: what outputs, next states and accumulations need, operands before users.</summary>
    public IReadOnlyList<Value> LiveValues()
    {
        var live = new SortedDictionary<int, Value>();
        var open = new Stack<Value>(Roots());
        while (open.Count > 0)
        {
            var value = open.Pop();
            if (!live.ContainsKey(value.Id))
            {
                live.Add(value.Id, value);
                foreach (var operand in value.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return live.Values.ToList();
    }

    public IEnumerable<Value> Roots() =>
        Outputs.Concat(States.Select(s => s.Next)).Concat(Accumulations.SelectMany(a => a.Operands));
}

/// <summary>A state: its value before the step (an <see cref="Ops.State"/>) and after it.</summary>
internal sealed record StateVariable(string Name, Value Previous, Value Next);
