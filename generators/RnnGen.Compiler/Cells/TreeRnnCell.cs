using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Recursive neural network: Pollack (1990), Socher et al. (2011): h_j = f(W x_j + L h_l + R h_r + b).</summary>
internal sealed class TreeRnnCell : TreeCell
{
    public override string Kind => "TreeRnn";

    public override void Define(TreeCellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var f = cell.Activation("Activation", Activation.Tanh);

        cell.Next(h, f(cell.Affine("", x, h)));
    }
}
