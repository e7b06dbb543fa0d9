using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir;

/// <summary>Copies a step program, replacing values on the way; what nothing needs is left behind.</summary>
internal sealed class Rewriter
{
    private readonly Dictionary<Value, Value> _copies = [];

    private Rewriter()
    {
    }

    public StepBuilder Builder { get; } = new();

    /// <param name="program">The program.</param>
    /// <param name="replace">What stands for a value: a value of the new builder, or null to copy it. Its operands have been copied already.</param>
    public static StepProgram Rewrite(StepProgram program, Func<Rewriter, Value, Value?> replace)
    {
        var rewriter = new Rewriter();
        var inputs = program.Inputs.Select(input => rewriter.Copy(input)).ToList();
        foreach (var value in program.LiveValues())
        {
            if (replace(rewriter, value) is { } replacement)
            {
                rewriter._copies[value] = value.Name is null ? replacement : rewriter.Builder.Let(value.Name, replacement);
            }
            else
            {
                rewriter.Copy(value);
            }
        }

        return new StepProgram(
            inputs,
            program.States.Select(s => new StateVariable(s.Name, rewriter.Copy(s.Previous), rewriter[s.Next])).ToList(),
            program.Outputs.Select(o => rewriter[o]).ToList(),
            program.Accumulations.Select(a => a.With(a.Operands.Select(o => rewriter[o]).ToList())).ToList());
    }

    /// <summary>The copy of a value of the old program.</summary>
    public Value this[Value value] => _copies[value];

    public IReadOnlyList<Value> Operands(Value value) => value.Operands.Select(o => _copies[o]).ToList();

    private Value Copy(Value value)
    {
        if (!_copies.TryGetValue(value, out var copy))
        {
            copy = Builder.Apply(value.Op, [.. Operands(value)]);
            if (value.Name is { } name)
            {
                Builder.Let(name, copy);
            }

            _copies.Add(value, copy);
        }

        return copy;
    }
}
