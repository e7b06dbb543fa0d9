using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A reduction of a row's vector to one number.</summary>
internal abstract record ReductionOp : Op
{
    public override int Width(IReadOnlyList<Value> operands) => 1;

    /// <summary>The C# expression of type T, from references to the operands' first elements (or, for integers, values) and the vector's length.</summary>
    public abstract string CSharp(IReadOnlyList<string> operands, int length);

    /// <summary>
    /// The C# expression of type V where every element is a register of its own, rows on the lanes; null where it has none. It is summed in the order of the
    /// library's reductions: 16 partial sums, folded in a fixed tree.
    /// </summary>
    public virtual string? OnElements(IReadOnlyList<string> elements) => null;
}
