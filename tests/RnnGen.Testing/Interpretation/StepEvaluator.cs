using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Testing.Interpretation;

/// <summary>Evaluates the equations of one step of one row.</summary>
internal static class StepEvaluator
{
    /// <param name="equations">The values, operands before users.</param>
    /// <param name="leaf">What is given: inputs, states, saved values.</param>
    /// <param name="read">The parameters.</param>
    public static Dictionary<Value, double[]> Evaluate(IReadOnlyCollection<Value> equations, Func<LeafOp, double[]> leaf, ReadParameter read)
    {
        var values = new Dictionary<Value, double[]>(equations.Count);
        foreach (var value in equations)
        {
            var result = value.Op is LeafOp given ? leaf(given) : value.Op.Evaluate([.. value.Operands.Select(o => values[o])], read, value.Width);
            values.Add(value, result.Length == value.Width ? result : throw new InvalidOperationException($"{value.Op} gave {result.Length} numbers, not {value.Width}."));
        }

        return values;
    }
}
