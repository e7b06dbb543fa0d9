using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Jordan (1986): h_t = f(W x_t + U y_{t-1} + b), o_t = g(V h_t + c). The recurrence runs through the output; y is o as it is fed back.</summary>
internal sealed class JordanCell : Cell
{
    public override string Kind => "Jordan";

    public override string SizeArgument => "outputs";

    public override bool FeedsBackOutput => true;

    public override int? OutputWidth(LayerDeclaration layer, int? input) => layer.Integer("outputs");

    public override void Define(CellBuilder cell)
    {
        var outputs = (int)cell.Option("outputs", 1);
        var x = cell.X;
        var o = cell.State("o", outputs);
        var y = cell.State("y", outputs);
        var f = cell.Activation("Activation", Activation.Tanh);
        var g = cell.Activation("OutputActivation", Activation.Identity);

        var h = cell.Let("h", f(cell.Affine("", x, y)));
        var next = cell.Next(o, g(cell.Readout(h, outputs)));
        cell.Next(y, cell.FedBack(next));
    }
}
