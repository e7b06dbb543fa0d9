using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>One loop over an operand's elements, for all the products of a kernel that read this operand: the operand is read once.</summary>
/// <param name="Operand">The vector that is multiplied.</param>
/// <param name="Terms">For each product that takes part: its index in the kernel, and its matrix.</param>
/// <param name="Depth">How many elements it goes over.</param>
internal sealed record OperandLoop(Value Operand, IReadOnlyList<(int Product, Term Term)> Terms, int Depth)
{
    private readonly IReadOnlyList<OperandLoop>? _parts;

    /// <summary>The loops that were joined in this one, itself where none were.</summary>
    public IReadOnlyList<OperandLoop> Parts
    {
        get => _parts ?? [this];
        private init => _parts = value;
    }

    /// <summary>The loops of a kernel's products, in an order that keeps each product's own order of terms.</summary>
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

            loops.Add(new OperandLoop(operand, terms, terms[0].Item2.Depth));
        }

        return loops;
    }

    /// <summary>
    /// Joins loops whose operands, and whose matrices, follow each other in memory: the adjoints of the gates, going back through the
    /// gates' matrices, are one vector going through one matrix.
    /// </summary>
    public static IReadOnlyList<OperandLoop> Joined(IReadOnlyList<OperandLoop> loops, KernelPlan plan, EmissionContext context)
    {
        var joined = new List<OperandLoop>();
        foreach (var loop in loops)
        {
            if (joined.Count > 0 && joined[joined.Count - 1].IsFollowedBy(loop, plan, context))
            {
                var last = joined[joined.Count - 1];
                joined[joined.Count - 1] = last with { Depth = last.Depth + loop.Depth, Parts = [.. last.Parts, loop] };
            }
            else
            {
                joined.Add(loop);
            }
        }

        return joined;
    }

    private bool IsFollowedBy(OperandLoop next, KernelPlan plan, EmissionContext context)
    {
        var buffers = context.Schedule.Memory.Buffers;
        var (place, other) = (plan.PlaceOf(Operand)!, plan.PlaceOf(next.Operand)!);
        var buffer = buffers[place.Sequence];
        return buffers[other.Sequence] == buffer
            && place.Time == other.Time
            && buffer.Column(place.Sequence) + Depth == buffer.Column(other.Sequence)
            && Terms.Count == next.Terms.Count
            && Terms.Zip(next.Terms, (a, b) => a.Product == b.Product && MatrixBase.IsFollowedBy(a.Term, Depth, b.Term, context)).All(follows => follows);
    }

    private static Value? FirstOpen(IReadOnlyList<Value> products, int[] next) =>
        products.Select((p, i) => Open(p, next[i])).FirstOrDefault(operand => operand is not null);

    private static Value? Open(Value product, int next)
    {
        var affine = (Affine)product.Op;
        return next < affine.Terms.Count ? product.Operands[affine.Starts + next] : null;
    }
}
