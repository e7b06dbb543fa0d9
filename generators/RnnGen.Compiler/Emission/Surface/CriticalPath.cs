using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// An order of equations for a row that waits for them: of the operands of each, the one that takes longest comes first. The gate that only
/// the output needs is then computed while the new cell state's tanh is awaited, and does not delay the gates that the cell state needs.
/// </summary>
internal static class CriticalPath
{
    /// <summary>About the ratio of the time that a division, or a polynomial, takes to that of a sum.</summary>
    private const int Transcendental = 8;

    /// <param name="elements">Equations, operands before their users.</param>
    /// <returns>The same equations, operands before their users.</returns>
    public static IReadOnlyList<Value> Order(IReadOnlyList<Value> elements)
    {
        var heights = new Dictionary<Value, int>();
        foreach (var value in elements)
        {
            heights[value] = CostOf(value) + value.Operands.Where(heights.ContainsKey).Select(o => heights[o]).DefaultIfEmpty(0).Max();
        }

        var ordered = new List<Value>();
        var seen = new HashSet<Value>();
        foreach (var value in elements.OrderByDescending(v => heights[v]))
        {
            Visit(value);
        }

        return ordered;

        void Visit(Value value)
        {
            if (seen.Add(value))
            {
                // Of a sum of two products the second is rounded first, then the first is added to it.
                foreach (var operand in value.Operands.Where(heights.ContainsKey).Reverse().OrderByDescending(o => heights[o]))
                {
                    Visit(operand);
                }

                ordered.Add(value);
            }
        }
    }

    /// <summary>Whether a value takes a polynomial or a division.</summary>
    public static bool IsFunction(Value value) => value.Op is ElementwiseOp and not (Add or Subtract or Multiply or MultiplyAdd or Negate or Same or Constant or Abs or Relu or Floor or Where);

    private static int CostOf(Value value) => IsFunction(value) ? Transcendental : 1;
}
