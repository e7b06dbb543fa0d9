using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// The expressions of a kernel's elementwise equations. Which products are contracted with a sum to one multiply-add is decided here and nowhere else, so that
/// kernels of every form round alike.
/// </summary>
internal sealed class KernelEquations(Kernel kernel)
{
    private readonly Dictionary<Value, int> _uses = kernel.Elements.SelectMany(v => v.Operands)
        .Concat(kernel.Stores.Select(s => s.Value))
        .GroupBy(v => v)
        .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Whether a value is written out where it is used: it has no name, one user, and is stored nowhere.</summary>
    public bool IsInlined(Value value) =>
        value.Name is null && _uses.TryGetValue(value, out var uses) && uses == 1 && !kernel.Stores.Any(s => s.Value == value);

    /// <summary>The expression of a value; a product that only a sum uses is contracted with it to one multiply-add.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expression">The expressions of its operands, and of theirs.</param>
    /// <param name="isKnown">Whether there is an expression yet.</param>
    public string Expression(Value value, Func<Value, string> expression, Func<Value, bool> isKnown)
    {
        var operands = value.Operands;
        if (value.Op is Add && operands.FirstOrDefault(o => IsContractible(o, isKnown)) is { } product)
        {
            var other = operands[0] == product ? operands[1] : operands[0];
            return $"V.MultiplyAdd({Argument(product.Operands[0])}, {Argument(product.Operands[1])}, {Argument(other)})";
        }

        if (value.Op is Subtract && IsContractible(operands[1], isKnown))
        {
            return $"V.MultiplyAdd(-{expression(operands[1].Operands[0])}, {Argument(operands[1].Operands[1])}, {Argument(operands[0])})";
        }

        if (value.Op is MultiplyAdd contracted)
        {
            return contracted.CSharp([contracted.IsNegated ? expression(operands[0]) : Argument(operands[0]), Argument(operands[1]), Argument(operands[2])]);
        }

        return ((ElementwiseOp)value.Op).CSharp(operands.Select(expression).ToList());

        string Argument(Value operand) => Outermost(expression(operand));
    }

    /// <summary>An expression without the parentheses around the whole of it.</summary>
    public static string Outermost(string expression) =>
        expression.StartsWith("(", StringComparison.Ordinal) && Matches(expression) ? expression.Substring(1, expression.Length - 2) : expression;

    private bool IsContractible(Value value, Func<Value, bool> isKnown) =>
        value.Op is Multiply && value.Name is null && kernel.Elements.Contains(value) && _uses[value] == 1 && value.Operands.All(isKnown);

    /// <summary>Whether the first parenthesis is closed by the last one.</summary>
    private static bool Matches(string expression)
    {
        var depth = 0;
        for (var i = 0; i < expression.Length; i++)
        {
            depth += expression[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i == expression.Length - 1;
            }
        }

        return false;
    }
}
