using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>
/// Starts + products, accumulated in exactly this order: the sum of the starts from left to right, then one multiply-add for each element
/// of each product. Made by FuseProjections from sums; one kernel computes it.
/// </summary>
/// <param name="Starts">How many of the first operands are starts; each of the others belongs to a term.</param>
/// <param name="Terms">The matrices.</param>
internal sealed record Affine(int Starts, EquatableArray<Term> Terms) : Op
{
    public override int Width(IReadOnlyList<Value> operands)
    {
        if (operands.Take(Starts).FirstOrDefault(start => start.Width != Terms[0].Width) is { } narrow)
        {
            throw new InvalidOperationException($"{narrow} of width {narrow.Width} starts a sum of width {Terms[0].Width}.");
        }

        for (var i = 0; i < Terms.Count; i++)
        {
            Shapes.Product(Terms[i].Depth, Terms[i].Width, Terms[i].Parameter, operands[Starts + i]);
        }

        return Terms[0].Width;
    }

    public override double[] Evaluate(IReadOnlyList<double[]> operands, ReadParameter read, int width)
    {
        var result = new double[width];
        for (var n = 0; n < width; n++)
        {
            result[n] = operands.Take(Starts).Sum(start => start[n]);
            for (var i = 0; i < Terms.Count; i++)
            {
                var (term, x) = (Terms[i], operands[Starts + i]);
                for (var k = 0; k < x.Length; k++)
                {
                    result[n] += x[k] * (term.Transposed ? read(term.Parameter, k, n) : read(term.Parameter, n, k));
                }
            }
        }

        return result;
    }

    public override void Differentiate(Value result, Value adjoint, Adjoints adjoints) =>
        throw new InvalidOperationException("Programs are differentiated before products are fused.");

    public override Wording Word(IReadOnlyList<Wording> operands)
    {
        var starts = operands.Take(Starts).Select(o => o.Within(Precedence.Sum));
        var terms = Terms.Zip(operands.Skip(Starts), (term, x) => $"{term.Parameter.Symbol}{(term.Transposed ? "ᵀ" : "")} {x.Within(Precedence.Atom)}");
        return new(string.Join(" + ", terms.Concat(starts)), Precedence.Sum);
    }
}

/// <summary>A product of an <see cref="Affine"/>: a matrix, or its transpose.</summary>
internal sealed record Term(Parameter Parameter, bool Transposed)
{
    /// <summary>The length of the product's result.</summary>
    public int Width => Transposed ? Parameter.Columns : Parameter.Rows;

    /// <summary>The length of the product's operand.</summary>
    public int Depth => Transposed ? Parameter.Rows : Parameter.Columns;
}
