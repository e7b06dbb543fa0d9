using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Elman (1990): h_t = f(W x_t + U h_{t-1} + b). Further layers between h_{t-1} and h_t: Pascanu et al. (2014).</summary>
internal sealed record ElmanCell(CellFunctions Functions, CellFunctions Reverse, int TransitionDepth, double GateClip) : Cell
{
    public static ElmanCell Read(LayerDeclaration written) => new(
        CellFunctions.Read(written),
        CellFunctions.Read(written).ReadReverse(written),
        written.Integer(nameof(TransitionDepth), 1),
        written.Number(nameof(GateClip)));

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => Functions.Used(Reverse, nameof(CellFunctions.Activation));

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var f = cell.Clipped(cell.Function((cell.IsSecond ? Reverse : Functions).Activation), GateClip);

        var s = f(cell.Affine("", x, h));
        for (var k = 2; k <= TransitionDepth; k++)
        {
            s = f(cell.Transition(k, "", cell.Let("deep" + (k - 1), s)));
        }

        cell.Next(h, s);
    }
}
