using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>A tapped delay line: l_t = [x_t; x_{t-1}; ...; x_{t-p+1}], of which all but the first are what was there before, moved on by one.</summary>
internal sealed class LagsCell : Cell
{
    public override string Kind => "Lags";

    public override string? SizeArgument => null;

    public override int? OutputWidth(LayerDeclaration layer, int? input) => layer.Integer("lags") * input;

    public override void Define(CellBuilder cell)
    {
        var x = cell.X!;
        var lags = (int)cell.Option("lags", 1);
        var l = cell.State("l", lags * x.Width);

        cell.Next(l, cell.Shifted(x, l));
    }
}
