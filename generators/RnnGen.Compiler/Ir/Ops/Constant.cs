using System.Collections.Generic;
using System.Globalization;
using RnnGen.Compiler.Differentiation;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A number.</summary>
internal sealed record Constant(double Number) : ElementwiseOp
{
    public override int Width(IReadOnlyList<Value> operands) => 1;

    public override double Apply(IReadOnlyList<double> operands) => Number;

    public override string CSharp(IReadOnlyList<string> operands) =>
        Number == 0 ? "V.Zero" : $"V.Broadcast({Number.ToString("R", CultureInfo.InvariantCulture)})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A constant does not change.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Number.ToString("R", CultureInfo.InvariantCulture));
}
