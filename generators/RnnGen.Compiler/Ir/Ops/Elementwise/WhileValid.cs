using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>b while the step is within the row's length, c after it. Where rows have no lengths it is b, at no cost.</summary>
internal sealed record WhileValid : ElementwiseOp
{
    /// <summary>Whether a value is 0 wherever rows have no lengths: then it need not be stored, nor read.</summary>
    public static bool IsZeroWithoutLengths(Value value) => value.Op is WhileValid && value.Operands[1].Op is Constant { Number: 0 };

    public override double Apply(IReadOnlyList<double> operands) => operands[0] > 0 ? operands[1] : operands[2];

    public override string CSharp(IReadOnlyList<string> operands) =>
        $"(M.HasLengths ? V.WherePositive({operands[0]}, {operands[1]}, {operands[2]}) : {operands[1]})";

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        var zero = adjoint.Builder.Constant(0);
        var valid = adjoints.Saved(result.Operands[0]);
        adjoints.Add(result.Operands[1], adjoint.Builder.Apply(new WhileValid(), valid, adjoint, zero));
        adjoints.Add(result.Operands[2], adjoint.Builder.Apply(new WhileValid(), valid, zero, adjoint));
    }

    /// <summary>Equations speak of valid steps.</summary>
    public override Wording Word(IReadOnlyList<Wording> operands) =>
        operands[1].Text == "0" ? Wording.Atom($"[{operands[2].Text} after the row's end]") : operands[1];
}
