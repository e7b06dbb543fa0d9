using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>A tapped delay line: l_t = [x_t; x_{t-1}; ...; x_{t-p+1}], of which all but the first are what was there before, moved on by one.</summary>
internal sealed record LagsCell(int Lags) : Cell
{
    public static LagsCell Read(LayerDeclaration written) => new(written.Integer("lags", 1));

    public override bool HandsOverStates => false;

    public override int? OutputWidth(int units, int? input) => Lags * input;

    public override void Define(CellBuilder cell)
    {
        var x = cell.X!;
        var l = cell.State("l", Lags * x.Width);

        cell.Next(l, cell.Shifted(x, l));
    }
}
