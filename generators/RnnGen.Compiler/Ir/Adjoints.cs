using System.Collections.Generic;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>The adjoints dL/dv of a forward program's values, summed up while its equations are walked from the last to the first.</summary>
/// <param name="builder">The backward program's builder.</param>
/// <param name="active">The forward values that something trained or needed depends on.</param>
internal sealed class Adjoints(StepBuilder builder, ISet<Value> active)
{
    private readonly Dictionary<Value, Value> _adjoints = [];

    public List<Accumulation> Accumulations { get; } = [];

    public bool IsActive(Value forward) => active.Contains(forward);

    /// <summary>The forward value, as the backward program refers to it. Numbers and trained vectors stay as they are from the forward pass to the backward pass.</summary>
    public Value Saved(Value forward) =>
        forward.Op is Constant or Bias ? builder.Apply(forward.Op) : builder.Apply(new Saved(forward));

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
