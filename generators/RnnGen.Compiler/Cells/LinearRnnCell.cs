namespace RnnGen.Compiler.Cells;

/// <summary>A linear recurrence: s_t = W x_t + U s_{t-1}.</summary>
internal sealed class LinearRnnCell : Cell
{
    public override string Kind => "LinearRnn";

    public override void Define(CellBuilder cell)
    {
        cell.HasBias = cell.Flag("UseBias", false);
        var s = cell.State("s");

        cell.Next(s, cell.Linear("", cell.X, s));
    }
}
