using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A state as the step before has left it.</summary>
/// <param name="Index">Its place among the program's states.</param>
/// <param name="Length">Its width.</param>
/// <param name="Label">Its name.</param>
/// <param name="IsAdjoint">Whether it is the adjoint of a state, which the step after has left.</param>
internal sealed record State(int Index, int Length, string Label, bool IsAdjoint = false) : LeafOp
{
    public override int Width(IReadOnlyList<Value> operands) => Length;

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Label);
}
