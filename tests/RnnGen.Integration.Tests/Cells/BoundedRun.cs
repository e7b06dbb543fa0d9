
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>The equations of a cell, computed with bounds of what rounding may have done to each number.</summary>
internal static class BoundedRun
{
    /// <summary>One step: from the values of a cell's parameters to those of its states after it.</summary>
    public static BoundedArray[] Step(CellProgram program, IReadOnlyList<BoundedArray> parameters)
    {
        var values = parameters.ToList();
        foreach (var equation in program.Equations)
        {
            values.Add(Compute(equation, [.. equation.Operands.Select(operand => values[operand])]));
        }

        return [.. program.Results.Select(result => values[result].Map(value => value.Stored))];
    }

    private static BoundedArray Compute(Equation equation, BoundedArray[] operands) => (equation.Operation, operands) switch
    {
        ("Number", []) => BoundedArray.Of(equation.Numbers[0]),
        ("Length", [var a]) => BoundedArray.Of(a.Elements.Length),
        ("Add", [var a, var b]) => BoundedArray.Zip(a, b, (a, b) => a + b),
        ("Subtract", [var a, var b]) => BoundedArray.Zip(a, b, (a, b) => a - b),
        ("Multiply", [var a, var b]) => BoundedArray.Zip(a, b, (a, b) => a * b),
        ("Divide", [var a, var b]) => BoundedArray.Zip(a, b, (a, b) => a / b),
        ("Max", [var a, var b]) => BoundedArray.Zip(a, b, Max),
        ("Negate", [var a]) => a.Map(a => -a),
        ("Product", [var m, var v]) => new(m.Rows, 1, [.. Enumerable.Range(0, m.Rows).Select(i => Sum(Enumerable.Range(0, m.Columns).Select(j => m[i, j] * v.Elements[j])))]),
        ("Transpose", [var m]) => new(m.Columns, m.Rows, [.. Enumerable.Range(0, m.Columns).SelectMany(j => Enumerable.Range(0, m.Rows).Select(i => m[i, j]))]),
        ("Dot", [var a, var b]) => new(1, 1, [Sum(a.Elements.Zip(b.Elements, (a, b) => a * b))]),
        ("Outer", [var a, var b]) => new(a.Rows, b.Rows, [.. a.Elements.SelectMany(a => b.Elements.Select(b => a * b))]),
        ("Concat", _) => BoundedArray.Vector(operands.SelectMany(each => each.Elements)),
        ("Slice", [var a]) => BoundedArray.Vector(a.Elements.Skip((int)equation.Numbers[0]).Take((int)equation.Numbers[1])),
        ("Element", [var a]) => BoundedArray.Vector(a.Elements.Skip((int)equation.Numbers[0]).Take(1)),
        (_, [var a]) => a.Map(a => Function(equation.Operation, a)),
        _ => throw new NotSupportedException($"There is no bound for '{equation.Operation}' yet."),
    };

    private static Bounded Function(string name, Bounded a) => (name, a.Value) switch
    {
        // The errors of a gate and of log(1 + ...) are absolute.
        ("Sigmoid", var x) => a.Through(Sigmoid(x), Sigmoid(x) * Sigmoid(-x), scale: 1),
        ("Tanh", var x) => a.Through(Math.Tanh(x), 1 - Math.Pow(Math.Tanh(x), 2)),
        ("Exp", var x) => a.Through(Math.Exp(x), Math.Exp(x)),
        ("Sqrt", var x) => a.Through(Math.Sqrt(x), 0.5 / Math.Sqrt(x)),
        ("Softplus", var x) => a.Through(Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid(x), scale: Math.Max(1, x)),
        ("Relu", var x) => x > 0 ? a : a.Stored with { Value = 0 },
        ("Abs", var x) => x > 0 ? a : -a,
        _ => throw new NotSupportedException($"There is no bound for '{name}' yet."),
    };

    // Which of two that are close is the larger one, rounding may decide.
    private static Bounded Max(Bounded a, Bounded b) => (a.Value > b.Value ? a.Stored : b.Stored) with { OfTerms = Math.Max(a.Error, b.Error) };

    private static Bounded Sum(IEnumerable<Bounded> terms) => terms.Aggregate((sum, term) => sum + term);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
