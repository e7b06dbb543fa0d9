namespace RnnGen.Compiler.Cells;

/// <summary>A linear recurrence: s_t = W x_t + U s_{t-1}.</summary>
internal sealed record LinearRnnCell : Cell
{
    public override bool HasBiasByDefault => false;

    public override void Define(CellBuilder cell)
    {
        var s = cell.State("s");

        cell.Next(s, cell.Linear("", cell.X, s));
    }
}
