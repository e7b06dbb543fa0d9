using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A state as the step before has left it.</summary>
internal sealed record State(int Index, int Length, string Label) : LeafOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Label);
}
