using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>W^T y: how an adjoint passes W on its way back.</summary>
internal sealed record MatVecTransposed(Parameter Parameter) : Op
{
    public override int Width(IReadOnlyList<Value> operands) => Shapes.Product(Parameter.Rows, Parameter.Columns, Parameter, operands[0]);

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < operands[0].Length; row++)
            {
                result[column] += read(Parameter, row, column) * operands[0][row];
            }
        }

        return result;
    }

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var y = result.Operands[0];
        adjoints.Accumulate(new OuterAccumulation(Parameter, adjoints.Saved(y), adjoint));
        adjoints.Add(y, adjoint.Builder.Apply(new MatVec(Parameter), adjoint));
    }

    public override Wording Word(IReadOnlyList<Wording> operands) =>
        new($"{Parameter.Symbol}ᵀ {operands[0].Within(Precedence.Atom)}", Precedence.Product);
}
