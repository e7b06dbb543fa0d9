using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>An operation without operands whose value comes from outside the program.</summary>
internal abstract record LeafOp : Op
{
    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        throw new InvalidOperationException($"{this} is given, not computed.");

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // Differentiation of a program reads the adjoints of its leaves; there is nothing behind them.
    }
}
