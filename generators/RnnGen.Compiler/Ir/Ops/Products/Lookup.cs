using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The column of W that a token selects: W onehot(token), without the product.</summary>
internal sealed record Lookup(Parameter Parameter) : Op
{
    public override int Width(IReadOnlyList<Value> operands) => Parameter.Rows;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        Enumerable.Range(0, width).Select(row => read(Parameter, row, (int)operands[0][0])).ToArray();

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Accumulate(new ScatterAccumulation(Parameter, adjoint, adjoints.Saved(result.Operands[0])));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom($"{Parameter.Symbol}[{operands[0].Text}]");
}
