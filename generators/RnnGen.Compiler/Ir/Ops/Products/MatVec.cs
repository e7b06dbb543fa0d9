using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>W x.</summary>
internal sealed record MatVec(Parameter Parameter) : Op
{
    public override int Width(IReadOnlyList<Value> operands) => Shapes.Product(Parameter.Columns, Parameter.Rows, Parameter, operands[0]);

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < operands[0].Length; column++)
            {
                result[row] += read(Parameter, row, column) * operands[0][column];
            }
        }

        return result;
    }

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var x = result.Operands[0];
        adjoints.Accumulate(new OuterAccumulation(Parameter, adjoint, adjoints.Saved(x)));
        if (adjoints.IsActive(x))
        {
            adjoints.Add(x, adjoint.Builder.Apply(new MatVecTransposed(Parameter), adjoint));
        }
    }

    public override Wording Word(IReadOnlyList<Wording> operands) =>
        new($"{Parameter.Symbol} {operands[0].Within(Precedence.Atom)}", Precedence.Product);
}
