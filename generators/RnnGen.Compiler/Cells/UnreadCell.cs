using System;

namespace RnnGen.Compiler.Cells;

/// <summary>A user's cell whose equations could not be read, which a rule reports: it takes part in what other rules ask of a network.</summary>
internal sealed record UnreadCell : Cell
{
    public override void Define(CellBuilder cell) => throw new InvalidOperationException("A cell without equations has been lowered.");
}
