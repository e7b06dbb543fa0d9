using System.Collections.Generic;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>In a backward program before the tape is planned: the value that the forward program had at this step.</summary>
internal sealed record Saved(Value Forward) : LeafOp
{
    public override int Width(IReadOnlyList<Value> operands) => Forward.Width;

    public override Wording Word(IReadOnlyList<Wording> operands) => Wording.Atom(Forward.ToString());
}
