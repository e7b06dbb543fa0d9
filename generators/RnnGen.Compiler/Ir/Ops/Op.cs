using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>An operation: its shape rule, its value, its derivative and its wording stand side by side, one operation a file.</summary>
internal abstract record Op
{
    /// <summary>The shape rule: the width of the result; throws where the operands do not fit.</summary>
    public abstract int Width(IReadOnlyList<Value> operands);

    /// <summary>The reference value, in double, of one row.</summary>
    /// <param name="operands">The operands' values.</param>
    /// <param name="read">The value of a parameter: row (output), column (input).</param>
    /// <param name="width">The width of the result.</param>
    public abstract double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width);

    /// <summary>Whether its value or its derivative may be infinite, or no number, where its operands are finite: in rows that have ended, whose inputs are 0.</summary>
    /// <param name="operands">The operands.</param>
    public virtual bool CanOverflow(IReadOnlyList<Value> operands) => false;

    /// <summary>The derivative: adds to the adjoints of the operands what <paramref name="adjoint"/> of the result contributes.</summary>
    public abstract void Differentiate(Value result, Value adjoint, Adjoints adjoints);

    /// <summary>The equation's right side, from those of the operands.</summary>
    public abstract Wording Word(IReadOnlyList<Wording> operands);
}

/// <summary>Reads an element of a parameter.</summary>
internal delegate double ReadParameter(Parameter parameter, int row, int column);
