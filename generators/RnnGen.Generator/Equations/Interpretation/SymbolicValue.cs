using System.Collections.Generic;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The value of a variable or an expression while a step is read.</summary>
internal abstract record SymbolicValue
{
    /// <summary>A value that has been objected to, or that C# itself rejects; every value computed from it is broken too.</summary>
    public static SymbolicValue Broken { get; } = new BrokenValue();

    /// <summary>The result of a void method.</summary>
    public static SymbolicValue Nothing { get; } = new NoValue();

    private sealed record BrokenValue : SymbolicValue;

    private sealed record NoValue : SymbolicValue;
}

/// <summary>A value that the cell computes.</summary>
/// <param name="Number">Its number among the program's values.</param>
internal sealed record ComputedValue(int Number) : SymbolicValue;

/// <summary>A number or a truth value that is known while the step is read.</summary>
/// <param name="Value">An int, long, float, double or bool; of an enum its number.</param>
internal sealed record KnownValue(object Value) : SymbolicValue;

/// <summary>A tuple.</summary>
/// <param name="Elements">Its elements.</param>
internal sealed record TupleValue(IReadOnlyList<SymbolicValue> Elements) : SymbolicValue;
