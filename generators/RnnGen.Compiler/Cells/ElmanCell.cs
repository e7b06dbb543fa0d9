using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Elman (1990): h_t = f(W x_t + U h_{t-1} + b).</summary>
internal sealed class ElmanCell : Cell
{
    public override string Kind => "Elman";

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var f = cell.Activation("Activation", Activation.Tanh);

        cell.Next(h, f(cell.Affine("", x, h)));
    }
}
