using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The simple recurrent unit, SRU: no product with a previous state, so that all of a sequence's products can be made at once (Lei, Zhang, Wang, Dai and Artzi, Simple recurrent units for
/// highly parallelizable recurrence, 2018). The input joins the output, so it is as wide.
/// <code>
/// f_t = σ(W_f x_t + v_f ∘ c_{t-1} + b_f)
/// c_t = f_t ∘ c_{t-1} + (1 - f_t) ∘ (W x_t)
/// r_t = σ(W_r x_t + v_r ∘ c_{t-1} + b_r)
/// h_t = r_t ∘ c_t + (1 - r_t) ∘ x_t
/// </code>
/// </summary>
public sealed partial class SimpleRecurrentUnit : RecurrentCell
{
    public static (Vector h, Vector c) Step(
        [SameWidth] Vector x,
        [State] (Vector h, Vector c) s,
        [Weight] Matrix w,
        [Weight] Matrix wf,
        [Recurrent] Vector vf,
        [Bias] Vector bf,
        [Weight] Matrix wr,
        [Recurrent] Vector vr,
        [Bias] Vector br)
    {
        var f = Sigmoid(wf * x + vf * s.c + bf);
        var c = f * s.c + (1 - f) * (w * x);
        var r = Sigmoid(wr * x + vr * s.c + br);
        var h = r * c + (1 - r) * x;
        return (h, c);
    }
}
