using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>
/// A user's cell: one step as equations, without widths. Values are numbered: the parameters first, then one for each equation. All calls are inlined and all loops
/// run, so the order of the equations is the order of evaluation.
/// </summary>
/// <param name="Name">The class's name.</param>
/// <param name="Parameters">What a step reads, in the order of the method's parameters.</param>
/// <param name="Equations">The equations; operands come before their users.</param>
/// <param name="Results">The next value of each state, in the order of the states.</param>
internal sealed record CellProgram(
    string Name,
    EquatableArray<CellParameter> Parameters,
    EquatableArray<Equation> Equations,
    EquatableArray<int> Results)
{
    /// <summary>The numbers of the states among the values.</summary>
    public IEnumerable<int> States => Enumerable.Range(0, Parameters.Count).Where(i => Parameters[i].Role == CellParameterRole.State);

    /// <summary>The equation of a value; null for a parameter.</summary>
    public Equation? EquationOf(int value) => value < Parameters.Count ? null : Equations[value - Parameters.Count];

    /// <summary>The values that the results need, directly or through others.</summary>
    /// <param name="sizes">Whether those count of which only a size is needed.</param>
    public HashSet<int> LiveValues(bool sizes = true)
    {
        var live = new HashSet<int>();
        var open = new Stack<int>(Results);
        while (open.Count > 0)
        {
            var value = open.Pop();
            if (live.Add(value) && EquationOf(value) is { } equation && (sizes || equation.Operation is not ("Length" or "Rows" or "Columns")))
            {
                foreach (var operand in equation.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return live;
    }
}
