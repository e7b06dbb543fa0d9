using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>The sums of a step program as wholes: a sum that only another sum reads, and that has no name, is part of it.</summary>
internal sealed class SumTrees
{
    private readonly HashSet<Value> _inner;

    public SumTrees(StepProgram program)
    {
        var live = program.LiveValues();
        var uses = live.SelectMany(v => v.Operands).Concat(program.Roots()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        _inner = new HashSet<Value>(live.Where(v => v.Op is Add).SelectMany(v => v.Operands).Where(v => v.Op is Add && v.Name is null && uses[v] == 1));
    }

    public static bool IsProduct(Value value) => value.Op is MatVec or MatVecTransposed;

    /// <summary>The terms of a whole sum, from left to right; the value itself where it is none; null of a part of one.</summary>
    public IReadOnlyList<Value>? TermsOf(Value value) => _inner.Contains(value) ? null : [.. Terms(value)];

    private IEnumerable<Value> Terms(Value value) => value.Op is Add
        ? value.Operands.SelectMany(operand => _inner.Contains(operand) ? Terms(operand) : [operand])
        : [value];
}
