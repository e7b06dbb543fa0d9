
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// Gated recurrent unit: Cho et al. (2014); reset after the product, as in cuDNN, or before it, as in the paper; or the minimal gated unit of
/// Zhou et al. (2016). Further units between h_{t-1} and h_t: Miceli Barone et al. (2017).
/// </summary>
internal sealed class GruCell : Cell
{
    public override string Kind => "Gru";

    public override void Define(CellBuilder cell)
    {
        var h = cell.State("h");
        var depth = cell.Integer("TransitionDepth", 1);
        var s = Unit(cell, 1, h);
        for (var k = 2; k <= depth; k++)
        {
            s = Unit(cell, k, cell.Let("deep" + (k - 1), s));
        }

        cell.Next(h, s);
    }

    /// <summary>The k-th unit between h_{t-1} and h_t; only the first one has an input.</summary>
    private static Value Unit(CellBuilder cell, int k, Value h)
    {
        var gate = cell.Gate("RecurrentActivation", Activation.Sigmoid);
        var f = cell.Activation("Activation", Activation.Tanh);
        var mark = k == 1 ? "" : k.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var variant = (GruVariant)cell.Integer("Variant");
        if (variant == GruVariant.Minimal)
        {
            var forget = Let("f", gate(Affine("f", h)));
            var candidate = Let("n", f(Affine("n", Let("fh", forget * h))));
            return ((1 - forget) * h) + (forget * candidate);
        }

        var r = Let("r", gate(Affine("r", h)));
        var z = Let("z", gate(Affine("z", h)));
        var n = Let("n", f(variant == GruVariant.ResetBefore ? Affine("n", Let("rh", r * h))
            : k == 1 ? cell.Input("n", cell.X) + (r * cell.Recurrent("n", h))
            : r * Affine("n", h)));
        return ((1 - z) * n) + (z * h);

        Value Let(string name, Value value) => cell.Let(name + mark, value);
        Value Affine(string name, Value state) => k == 1 ? cell.Affine(name, cell.X, state) : cell.Transition(k, name, state);
    }
}
