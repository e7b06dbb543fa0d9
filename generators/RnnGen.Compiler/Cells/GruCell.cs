using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// Gated recurrent unit: Cho et al. (2014); reset after the product, as in cuDNN, or before it, as in the paper; or the minimal gated unit of
/// Zhou et al. (2016). Further units between h_{t-1} and h_t: Miceli Barone et al. (2017).
/// </summary>
internal sealed record GruCell(GruVariant Variant, CellFunctions Functions, CellFunctions Reverse, int TransitionDepth, double GateClip) : Cell
{
    public static GruCell Read(LayerDeclaration written) => new(
        written.Choice(nameof(Variant), GruVariant.ResetAfter),
        CellFunctions.Read(written),
        CellFunctions.Read(written).ReadReverse(written),
        written.Integer(nameof(TransitionDepth), 1),
        written.Number(nameof(GateClip)));

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations =>
        Functions.Used(Reverse, nameof(CellFunctions.Activation), nameof(CellFunctions.RecurrentActivation));

    public override void Define(CellBuilder cell)
    {
        var h = cell.State("h");
        var s = Unit(cell, 1, h);
        for (var k = 2; k <= TransitionDepth; k++)
        {
            s = Unit(cell, k, cell.Let("deep" + (k - 1), s));
        }

        cell.Next(h, s);
    }

    /// <summary>The k-th unit between h_{t-1} and h_t; only the first one has an input.</summary>
    private Value Unit(CellBuilder cell, int k, Value h)
    {
        var functions = cell.IsSecond ? Reverse : Functions;
        var gate = cell.Clipped(cell.Gate(functions.RecurrentActivation), GateClip);
        var f = cell.Clipped(cell.Function(functions.Activation), GateClip);
        var mark = k == 1 ? "" : k.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Variant == GruVariant.Minimal)
        {
            var forget = Let("f", gate(Affine("f", h)));
            var candidate = Let("n", f(Affine("n", Let("fh", forget * h))));
            return ((1 - forget) * h) + (forget * candidate);
        }

        var r = Let("r", gate(Affine("r", h)));
        var z = Let("z", gate(Affine("z", h)));
        var n = Let("n", f(Variant == GruVariant.ResetBefore ? Affine("n", Let("rh", r * h))
            : k == 1 ? cell.Input("n", cell.X) + (r * cell.Recurrent("n", h))
            : r * Affine("n", h)));
        return ((1 - z) * n) + (z * h);

        Value Let(string name, Value value) => cell.Let(name + mark, value);
        Value Affine(string name, Value state) => k == 1 ? cell.Affine(name, cell.X, state) : cell.Transition(k, name, state);
    }
}
