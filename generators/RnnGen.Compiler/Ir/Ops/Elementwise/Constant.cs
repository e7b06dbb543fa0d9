using System.Collections.Generic;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A number.</summary>
internal sealed record Constant(double Number) : ElementwiseOp
{
    public override int Width(IReadOnlyList<Value> operands) => 1;

    public override double Apply(IReadOnlyList<double> operands) => Number;

    public override string CSharp(IReadOnlyList<string> operands) =>
        throw new System.NotSupportedException("A constant needs its element type.");

    /// <summary>The C# expression on lanes of an element type, float or double.</summary>
    public string CSharp(string type) => Number == 0 && !double.IsNegativeInfinity(1 / Number) ? "V.Zero" : $"V.Broadcast({Literal(type)})";

    // Of any number but 0 itself, which has a shorter form.
    private string Literal(string type)
    {
        if (double.IsNaN(Number) || double.IsInfinity(Number))
        {
            return $"{type}.{(double.IsNaN(Number) ? nameof(double.NaN) : Number > 0 ? nameof(double.PositiveInfinity) : nameof(double.NegativeInfinity))}";
        }

        if (Number == 0)
        {
            return $"({type})-0d";   // as an integer it would be 0
        }

        var number = NumberText.Of(Number);
        return Number == System.Math.Floor(Number) && System.Math.Abs(Number) < int.MaxValue ? number : $"({type}){number}";
    }

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints)
    {
        // A constant does not change.
    }

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(NumberText.Of(Number));
}
