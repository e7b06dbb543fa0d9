using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// Brings the terms of a sum with products into one order, in the forward pass: first what depends on x_t alone, products last; then products with states, then what else
/// depends on states, then numbers that are added to every element. So the part that can be computed for all steps at once comes first, and whether it is changes no bit.
/// </summary>
internal sealed class OrderSums : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) => program with
    {
        Forward = [.. program.Forward.Select(node => node with { Body = Run(node) })],
    };

    private static StepProgram Run(Node node)
    {
        var free = StateFree.Of(node);
        var sums = new SumTrees(node.Body);
        return Rewriter.Rewrite(node.Body, (rewriter, value) => sums.TermsOf(value) is { Count: > 1 } terms && terms.Any(SumTrees.IsProduct)
            ? terms.OrderBy(term => Place(term, value.Width, free)).Select(term => rewriter[term]).Aggregate((sum, term) => sum + term)
            : null);
    }

    private static int Place(Value term, int width, HashSet<Value> free) => (free.Contains(term), SumTrees.IsProduct(term)) switch
    {
        _ when term.Width < width || term.Op is Constant => 4,
        (true, false) => 0,
        (true, true) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
}
