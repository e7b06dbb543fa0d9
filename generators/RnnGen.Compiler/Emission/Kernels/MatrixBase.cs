using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Emission;

/// <summary>A reference to matrices that stand side by side.</summary>
/// <param name="Name">The reference's name.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Stride">From an element of the operand to the next.</param>
/// <param name="Distances">For each product, how far its matrix is from the reference.</param>
internal sealed record MatrixBase(string Name, string Start, int Stride, IReadOnlyDictionary<int, long> Distances)
{
    /// <summary>
    /// The matrices of a loop that stand side by side are reached from one reference, at constant distances: few registers, and one
    /// addition an element.
    /// </summary>
    public static IReadOnlyList<MatrixBase> Of(OperandLoop loop, int index, EmissionContext context) => loop.Terms
        .GroupBy(t => (UsesCopy: UsesCopy(t.Term, context), Stride: StrideOf(t.Term, context)))
        .Select((group, i) =>
        {
            var members = group.Select(t => (t.Product, Offset: OffsetOf(t.Term, context))).ToList();
            var first = group.OrderBy(t => OffsetOf(t.Term, context)).First().Term;
            var name = $"w{index}{(i > 0 ? "_" + i.ToString(CultureInfo.InvariantCulture) : "")}";
            var start = group.Key.UsesCopy ? $"ref w, {context.TransposedOffset(first.Parameter)}" : $"ref p, {context.Offset(first.Parameter)}";
            return new MatrixBase(name, start, group.Key.Stride, members.ToDictionary(m => m.Product, m => m.Offset - OffsetOf(first, context)));
        })
        .ToList();

    /// <summary>Whether, so many elements after its beginning, a matrix goes over into another one.</summary>
    public static bool IsFollowedBy(Term term, int depth, Term next, EmissionContext context) =>
        UsesCopy(term, context) == UsesCopy(next, context)
        && StrideOf(term, context) == StrideOf(next, context)
        && OffsetOf(term, context) + ((long)depth * StrideOf(term, context)) == OffsetOf(next, context);

    private static long OffsetOf(Term term, EmissionContext context) => UsesCopy(term, context) ? context.Schedule.Memory.Transposed[term.Parameter] : context.Schedule.Parameters[term.Parameter].Offset;

    private static int StrideOf(Term term, EmissionContext context) => UsesCopy(term, context) || term.Transposed
        ? term.Parameter.Columns
        : context.Schedule.Parameters[term.Parameter].InputStride;

    /// <summary>Whether a product with a transpose reads a copy; a matrix that is stored output by output is its own transpose.</summary>
    public static bool UsesCopy(Term term, EmissionContext context) => term.Transposed && !context.Schedule.Accumulation.IsDot(term.Parameter);
}
