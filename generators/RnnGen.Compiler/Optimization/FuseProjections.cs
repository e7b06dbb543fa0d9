using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// Sums of products become one <see cref="Affine"/>: first the starts (biases, and what was computed before the products can begin), then
/// the products, in the order in which the equation has them. What else is added follows. The stage plan then joins the affine maps of a
/// step that read the same operand into one kernel.
/// </summary>
internal sealed class FuseProjections : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) => program with
    {
        Forward = [.. program.Forward.Select(node => Run(node, isOrdered: true))],
        Link = [.. program.Link.Select(node => Run(node, isOrdered: true))],
        Loss = [.. program.Loss.Select(node => Run(node, isOrdered: true))],
        Backward = [.. program.Backward.Select(node => Run(node, isOrdered: false))],
    };

    private static Node Run(Node node, bool isOrdered)
    {
        var sums = new SumTrees(node.Body);
        var readiness = Readiness(node.Body.LiveValues());
        return node with
        {
            Body = Rewriter.Rewrite(node.Body, (rewriter, value) => sums.TermsOf(value) is { } terms && terms.Any(SumTrees.IsProduct) ? Fuse(terms, isOrdered, readiness, rewriter) : null),
        };
    }

    /// <param name="terms">The terms of a sum.</param>
    /// <param name="isOrdered">Whether <see cref="OrderSums"/> has brought them in order; otherwise what is ready early enough starts the sum.</param>
    /// <param name="readiness">When values are complete.</param>
    /// <param name="rewriter">Copies operands.</param>
    private static Value Fuse(IReadOnlyList<Value> terms, bool isOrdered, IReadOnlyDictionary<Value, int> readiness, Rewriter rewriter)
    {
        var products = InOrder(terms.Where(SumTrees.IsProduct)).ToList();
        var begin = products.Max(p => readiness[p]);
        var first = terms.TakeWhile(v => !SumTrees.IsProduct(v)).Count();
        bool Starts(Value term, int place) =>
            !SumTrees.IsProduct(term) && term.Op is not Constant && term.Width == products[0].Width && (isOrdered ? place < first : term.Op is Bias || readiness[term] < begin);

        // Partitioned by place: a term may occur twice.
        var starts = terms.Where(Starts).ToList();
        var others = terms.Where((term, place) => !SumTrees.IsProduct(term) && !Starts(term, place));
        var matrices = products.Select(p => p.Op is MatVec m ? new Term(m.Parameter, false) : new Term(((MatVecTransposed)p.Op).Parameter, true));
        var operands = starts.Concat(products.Select(p => p.Operands[0])).Select(v => rewriter[v]);
        var affine = rewriter.Builder.Apply(new Affine(starts.Count, new EquatableArray<Term>(matrices)), [.. operands]);
        return others.Aggregate(affine, (sum, other) => sum + rewriter[other]);
    }

    /// <summary>Forward, the equation's order: input, then state. Backward, that of the gates in their tensor, in which their adjoints stand.</summary>
    private static IEnumerable<Value> InOrder(IEnumerable<Value> products) => products
        .Select((product, i) => (product, key: product.Op is MatVecTransposed t ? (t.Parameter.StorageName, t.Parameter.Block) : ("", i)))
        .OrderBy(p => p.key.Item1, System.StringComparer.Ordinal).ThenBy(p => p.key.Item2)
        .Select(p => p.product);

    /// <summary>
    /// After how many rounds of products a value is complete: what an earlier round has left can start a sum, what comes out of the same
    /// round cannot.
    /// </summary>
    private static Dictionary<Value, int> Readiness(IReadOnlyList<Value> live)
    {
        var readiness = new Dictionary<Value, int>();
        foreach (var value in live)
        {
            var operands = value.Operands.Select(o => readiness[o]).DefaultIfEmpty(value.Op is ElementwiseOp ? 1 : 0).Max();
            readiness.Add(value, SumTrees.IsProduct(value) ? operands + 1 : value.Op is LeafOp or Bias ? 0 : System.Math.Max(1, operands));
        }

        return readiness;
    }
}
