using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Differentiation;

/// <summary>
/// The values of a step that may be infinite, or no number, in rows that have ended, or that something divides by. Such rows go on with inputs of 0 and keep their states, so nothing of them is
/// seen; but their adjoints, which are 0, would not be so any more once they were multiplied with such a value.
/// </summary>
internal static class EndedRows
{
    /// <summary>The input that says whether a step is within a row's length; null where none does. (A decoder's attention reads another one: which steps of the encoder are.)</summary>
    public static Value? Valid(StepProgram forward) => forward.Inputs.FirstOrDefault(value => value is { Width: 1, Op: Input { Kind: InputKind.Valid } });

    /// <summary>The values: what operations that can overflow read and give, and what follows from it, up to where rows that have ended keep what they had.</summary>
    public static HashSet<Value> Unsound(StepProgram forward)
    {
        var unsound = new HashSet<Value>();
        foreach (var value in forward.LiveValues())
        {
            if (value.Op.CanOverflow(value.Operands))
            {
                unsound.Add(value);
                unsound.UnionWith(value.Operands.Where(operand => operand.Op is not Constant));
            }
            else if (value.Op is not WhileValid && value.Operands.Any(unsound.Contains))
            {
                unsound.Add(value);
            }
        }

        return unsound;
    }
}
