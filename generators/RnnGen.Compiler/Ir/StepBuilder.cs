using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Builds the values of one step program.</summary>
internal sealed class StepBuilder
{
    private readonly Dictionary<Key, Value> _known = [];
    private int _next;

    public Value Apply(Op op, params Value[] operands)
    {
        if (operands.Any(o => o.Builder != this))
        {
            throw new InvalidOperationException($"An operand of {op} belongs to another program.");
        }

        var key = new Key(op, new EquatableArray<int>(operands.Select(o => o.Id)));
        if (!_known.TryGetValue(key, out var value))
        {
            value = new Value(this, _next++, op, operands, op.Width(operands));
            _known.Add(key, value);
        }

        return value;
    }

    public Value Constant(double value) => Apply(new Constant(value));

    /// <summary>Names a value; the first name stays. A number is its own name.</summary>
    public Value Let(ValueName name, Value value)
    {
        if (value.Op is not Ops.Constant)
        {
            value.Name ??= name;
        }

        return value;
    }

    private readonly record struct Key(Op Op, EquatableArray<int> Operands);
}
