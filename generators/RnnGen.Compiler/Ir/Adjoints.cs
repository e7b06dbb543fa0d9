using System.Collections.Generic;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>The adjoints dL/dv of a forward program's values, summed up while its equations are walked from the last to the first.</summary>
/// <param name="builder">The backward program's builder.</param>
/// <param name="active">The forward values that something trained or needed depends on.</param>
/// <param name="valid">The forward value that says whether the step is within the row's length; null where nothing does.</param>
/// <param name="unsound">The forward values that may be infinite, or no number, where it is not, or that something divides by: there they are 1.</param>
internal sealed class Adjoints(StepBuilder builder, ISet<Value> active, Value? valid, ISet<Value> unsound)
{
    private readonly Dictionary<Value, Value> _adjoints = [];

    public List<Accumulation> Accumulations { get; } = [];

    public bool IsActive(Value forward) => active.Contains(forward);

    /// <summary>The forward value, as the backward program refers to it. Numbers and trained vectors stay as they are from the forward pass to the backward pass.</summary>
    public Value Saved(Value forward)
    {
        if (forward.Op is Constant or Bias)
        {
            return builder.Apply(forward.Op);
        }

        var saved = builder.Apply(new Saved(forward));
        return valid is null || !unsound.Contains(forward) ? saved : builder.Apply(new WhileValid(), builder.Apply(new Saved(valid)), saved, builder.Constant(1));
    }

    /// <summary>dL/dv so far; null when nothing has flowed into it.</summary>
    public Value? Of(Value forward) => _adjoints.TryGetValue(forward, out var adjoint) ? adjoint : null;

    /// <summary>dL/dv += <paramref name="contribution"/>. Contributions to a scalar that was combined with a vector are summed over it.</summary>
    public void Add(Value forward, Value contribution)
    {
        if (!IsActive(forward))
        {
            return;
        }

        if (forward.Width == 1 && contribution.Width > 1)
        {
            contribution = builder.Apply(new Sum(), contribution);
        }

        _adjoints[forward] = _adjoints.TryGetValue(forward, out var sum) ? sum + contribution : contribution;
    }

    public void Accumulate(Accumulation accumulation) => Accumulations.Add(accumulation);
}
