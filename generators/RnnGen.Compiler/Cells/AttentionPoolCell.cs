using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// The mean of the steps so far, weighted with the softmax of scores (Yang et al., 2016), step by step: s_t is the sum of the weights, each relative to the largest so far, whose score is m_t, and
/// a_t the weighted sum. No exponential can overflow.
/// </summary>
internal sealed record AttentionPoolCell : Cell
{
    public override bool HandsOverStates => false;

    public override int? OutputWidth(int units, int? input) => input;

    public override void Define(CellBuilder cell)
    {
        var (x, builder) = (cell.X!, cell.Builder);
        var (y, a, s, m, b) = (cell.State("y", x.Width), cell.State("a", x.Width), cell.State("s", 1), cell.State("m", 1), cell.State("b", 1));

        var u = cell.Let("u", builder.Apply(new Tanh(), cell.Attending(x)));
        var e = cell.Let("e", cell.Score(u));
        var largest = cell.Next(m, builder.Apply(new Where(), b, builder.Apply(new Max(), m, e), e));
        var before = cell.Let("r", builder.Apply(new Where(), b, builder.Apply(new Exp(), builder.Apply(new Where(), b, m, largest) - largest), builder.Constant(0)));
        var now = cell.Let("w", builder.Apply(new Exp(), e - largest));
        var weights = cell.Next(s, (before * s) + now);
        var sum = cell.Next(a, (before * a) + (now * x));
        cell.Next(b, builder.Constant(1));
        cell.Next(y, builder.Apply(new Divide(), sum, weights));
    }
}
