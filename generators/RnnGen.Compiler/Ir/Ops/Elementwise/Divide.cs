using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>a / b; its derivatives are 1 / b and, from its own value, -y / b.</summary>
internal sealed record Divide : ElementwiseOp
{
    public override bool CanOverflow(IReadOnlyList<Value> operands) => operands[1].Op is not Constant;

    public override double Apply(IReadOnlyList<double> operands) => operands[0] / operands[1];

    public override string CSharp(IReadOnlyList<string> operands) => $"({operands[0]} / {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var share = adjoint.Builder.Apply(new Divide(), adjoint, adjoints.Saved(result.Operands[1]));
        adjoints.Add(result.Operands[0], share);
        if (adjoints.IsActive(result.Operands[1]))
        {
            adjoints.Add(result.Operands[1], adjoint.Builder.Apply(new Negate(), share * adjoints.Saved(result)));
        }
    }

    public override Wording Word(IReadOnlyList<Wording> operands) =>
        new($"{operands[0].Within(Precedence.Product)} / {operands[1].Within(Precedence.Atom)}", Precedence.Product);
}
