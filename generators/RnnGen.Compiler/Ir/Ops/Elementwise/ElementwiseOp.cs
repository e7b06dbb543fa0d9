using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>An operation on each element alone. Operands of width 1 are the same for all elements.</summary>
internal abstract record ElementwiseOp : Op
{
    /// <summary>The value of one element.</summary>
    public abstract double Apply(IReadOnlyList<double> operands);

    /// <summary>
    /// On which side of each of its kinks the operands are, a kink being where the derivative, or its derivative, jumps: difference quotients
    /// must not step over one.
    /// </summary>
    public virtual IReadOnlyList<bool> KinkSides(IReadOnlyList<double> operands) => [];

    /// <summary>The C# expression on lanes of type V, from those of the operands; each is a name or a call.</summary>
    public abstract string CSharp(IReadOnlyList<string> operands);

    public override int Width(IReadOnlyList<Value> operands)
    {
        var widths = operands.Select(o => o.Width).Where(w => w != 1).Distinct().ToList();
        return widths.Count switch
        {
            0 => 1,
            1 => widths[0],
            _ => throw new InvalidOperationException($"{GetType().Name} of widths {string.Join(" and ", operands.Select(o => o.Width))}."),
        };
    }

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        var elements = new double[operands.Count];
        for (var i = 0; i < width; i++)
        {
            for (var k = 0; k < elements.Length; k++)
            {
                elements[k] = operands[k][operands[k].Length == 1 ? 0 : i];
            }

            result[i] = Apply(elements);
        }

        return result;
    }
}
