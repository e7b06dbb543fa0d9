using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A trained vector: b.</summary>
internal sealed record Bias(Parameter Parameter) : Op
{
    public override int Width(IReadOnlyList<Value> operands) => Parameter.Rows;

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width) =>
        Enumerable.Range(0, width).Select(i => read(Parameter, i, 0)).ToArray();

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        adjoints.Accumulate(new SumAccumulation(Parameter, adjoint));

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Parameter.ToString());
}
