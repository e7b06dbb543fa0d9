using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>An operation on whole rows that is a call of the library: it moves a row's elements, or combines distant ones.</summary>
internal abstract record MovementOp : Op
{
    /// <summary>The C# statements for one row.</summary>
    /// <param name="target">A reference to the result's first element.</param>
    /// <param name="operands">References to the operands' first elements.</param>
    /// <param name="widths">The operands' widths.</param>
    /// <param name="width">The width of the result.</param>
    public abstract IEnumerable<string> CSharp(string target, IReadOnlyList<string> operands, IReadOnlyList<int> widths, int width);

    /// <summary>A reference to an element so many places further.</summary>
    protected static string At(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}
