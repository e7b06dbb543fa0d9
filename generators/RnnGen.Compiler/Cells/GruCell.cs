using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Gated recurrent unit: Cho et al. (2014); reset after the product, as in cuDNN, or before it, as in the paper.</summary>
internal sealed class GruCell : Cell
{
    public override string Kind => "Gru";

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var gate = cell.Gate("RecurrentActivation", Activation.Sigmoid);
        var f = cell.Activation("Activation", Activation.Tanh);

        var r = cell.Let("r", gate(cell.Affine("r", x, h)));
        var z = cell.Let("z", gate(cell.Affine("z", x, h)));
        var n = cell.Let("n", f(cell.Option("Variant", 0) == (int)GruVariant.ResetAfter
            ? cell.Input("n", x) + (r * cell.Recurrent("n", h))
            : cell.Affine("n", x, cell.Let("rh", r * h))));

        cell.Next(h, ((1 - z) * n) + (z * h));
    }
}
