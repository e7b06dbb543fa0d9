using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// Sums of products become one <see cref="Affine"/>: first the starts (biases, sums made elsewhere), then the products, in the
/// order in which the equation has them. What else is added follows. The stage plan then joins the affine maps of a step that
/// read the same operand into one kernel.
/// </summary>
internal sealed class FuseProjections : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => [node with { Body = Run(node.Body) }]);

    public static StepProgram Run(StepProgram program)
    {
        var uses = program.LiveValues().SelectMany(v => v.Operands).Concat(program.Roots()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var inner = new HashSet<Value>(program.LiveValues().Where(v => v.Op is Add).SelectMany(v => v.Operands).Where(v => v.Op is Add && v.Name is null && uses[v] == 1));
        return Rewriter.Rewrite(program, (rewriter, value) => inner.Contains(value) ? null : Fuse(value, inner, rewriter));
    }

    private static Value? Fuse(Value value, HashSet<Value> inner, Rewriter rewriter)
    {
        if (value.Op is not (Add or MatVec or MatVecTransposed))
        {
            return null;
        }

        var leaves = Leaves(value, inner).ToList();
        var products = leaves.Where(v => v.Op is MatVec or MatVecTransposed).ToList();
        if (products.Count == 0)
        {
            return null;
        }

        var starts = leaves.Where(v => v.Op is Bias or Input && v.Width == value.Width).ToList();
        var others = leaves.Except(starts).Except(products);
        var terms = products.Select(p => p.Op is MatVec m ? new Term(m.Parameter, false) : new Term(((MatVecTransposed)p.Op).Parameter, true));
        var operands = starts.Concat(products.Select(p => p.Operands[0])).Select(v => rewriter[v]);
        var affine = rewriter.Builder.Apply(new Affine(starts.Count, new EquatableArray<Term>(terms)), [.. operands]);
        return others.Aggregate(affine, (sum, other) => sum + rewriter[other]);
    }

    private static IEnumerable<Value> Leaves(Value value, HashSet<Value> inner) =>
        value.Op is Add
            ? value.Operands.SelectMany(o => inner.Contains(o) ? Leaves(o, inner) : [o])
            : [value];
}
