using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>What the node's feed of this index holds at step t.</summary>
internal sealed record Input(int Index, int Length, string Label, InputKind Kind = InputKind.Real) : LeafOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Label);
}

/// <summary>What an input holds.</summary>
internal enum InputKind
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Integers: tokens or labels, one a row.</summary>
    Integer,

    /// <summary>1 while the row lasts, then 0.</summary>
    Valid,
}
