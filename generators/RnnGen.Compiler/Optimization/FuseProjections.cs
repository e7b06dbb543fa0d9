using System.Collections.Generic;
using System.Linq;
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
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => [node with { Body = Run(node.Body) }]);

    public static StepProgram Run(StepProgram program)
    {
        var live = program.LiveValues();
        var uses = live.SelectMany(v => v.Operands).Concat(program.Roots()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var inner = new HashSet<Value>(live.Where(v => v.Op is Add).SelectMany(v => v.Operands).Where(v => v.Op is Add && v.Name is null && uses[v] == 1));
        var readiness = Readiness(live);
        return Rewriter.Rewrite(program, (rewriter, value) => inner.Contains(value) ? null : Fuse(value, inner, readiness, rewriter));
    }

    private static Value? Fuse(Value value, HashSet<Value> inner, IReadOnlyDictionary<Value, int> readiness, Rewriter rewriter)
    {
        var leaves = Leaves(value, inner).ToList();
        var products = InOrder(leaves.Where(IsProduct)).ToList();
        if (products.Count == 0)
        {
            return null;
        }

        var begin = products.Max(p => readiness[p]);
        var starts = leaves.Where(v => !IsProduct(v) && v.Width == value.Width && (v.Op is Bias || readiness[v] < begin)).ToList();
        var others = leaves.Except(starts).Except(products);
        var terms = products.Select(p => p.Op is MatVec m ? new Term(m.Parameter, false) : new Term(((MatVecTransposed)p.Op).Parameter, true));
        var operands = starts.Concat(products.Select(p => p.Operands[0])).Select(v => rewriter[v]);
        var affine = rewriter.Builder.Apply(new Affine(starts.Count, new EquatableArray<Term>(terms)), [.. operands]);
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
            readiness.Add(value, IsProduct(value) ? operands + 1 : value.Op is LeafOp or Bias ? 0 : System.Math.Max(1, operands));
        }

        return readiness;
    }

    private static bool IsProduct(Value value) => value.Op is MatVec or MatVecTransposed;

    private static IEnumerable<Value> Leaves(Value value, HashSet<Value> inner) =>
        value.Op is Add
            ? value.Operands.SelectMany(o => inner.Contains(o) ? Leaves(o, inner) : [o])
            : [value];
}
