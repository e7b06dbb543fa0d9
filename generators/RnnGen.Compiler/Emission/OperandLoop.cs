using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Emission;

/// <summary>One loop over an operand's elements, for all the products of a stage that read this operand: the operand is read once.</summary>
/// <param name="Operand">The vector that is multiplied.</param>
/// <param name="Terms">For each product that takes part: its index in the stage, and its matrix.</param>
internal sealed record OperandLoop(Value Operand, IReadOnlyList<(int Product, Term Term)> Terms)
{
    public int Depth => Terms[0].Term.Depth;

    /// <summary>The loops of a stage's products, in an order that keeps each product's own order of terms.</summary>
    public static IReadOnlyList<OperandLoop> Of(IReadOnlyList<Value> products)
    {
        var next = new int[products.Count];
        var loops = new List<OperandLoop>();
        while (FirstOpen(products, next) is { } operand)
        {
            var terms = new List<(int, Term)>();
            for (var i = 0; i < products.Count; i++)
            {
                if (Open(products[i], next[i]) == operand)
                {
                    terms.Add((i, ((Affine)products[i].Op).Terms[next[i]++]));
                }
            }

            loops.Add(new OperandLoop(operand, terms));
        }

        return loops;
    }

    private static Value? FirstOpen(IReadOnlyList<Value> products, int[] next) =>
        products.Select((p, i) => Open(p, next[i])).FirstOrDefault(operand => operand is not null);

    private static Value? Open(Value product, int next)
    {
        var affine = (Affine)product.Op;
        return next < affine.Terms.Count ? product.Operands[affine.Starts + next] : null;
    }
}
