using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// Brings the terms of a sum with products in a scan into one order: first what depends on x_t alone, products last; then products with states, then what else depends on
/// states. So the part that can be computed for all steps at once comes first, and whether it is changes no bit.
/// </summary>
internal sealed class OrderSums : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => [node is Scan or TreeScan ? node with { Body = Run(node) } : node]);

    private static StepProgram Run(Node scan)
    {
        var free = StateFree.Of(scan);
        var sums = new SumTrees(scan.Body);
        return Rewriter.Rewrite(scan.Body, (rewriter, value) => sums.TermsOf(value) is { Count: > 1 } terms && terms.Any(SumTrees.IsProduct)
            ? terms.OrderBy(term => Place(term, free)).Select(term => rewriter[term]).Aggregate((sum, term) => sum + term)
            : null);
    }

    private static int Place(Value term, HashSet<Value> free) => (free.Contains(term), SumTrees.IsProduct(term)) switch
    {
        (true, false) => 0,
        (true, true) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
}
