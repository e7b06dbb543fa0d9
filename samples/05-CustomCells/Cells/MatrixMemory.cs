using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// A matrix memory after mLSTM, one head: the state C holds values under keys as the sum of their outer products and is read by a query (Beck, Pöppel, Spanring, Auer, Prudnikova, Kopp,
/// Klambauer, Brandstetter and Hochreiter, xLSTM: extended long short-term memory, 2024; the forget gate a sigmoid). The input gate is an exponential: m, its running
/// maximum, keeps numbers in range and cancels out of h.
/// <code>
/// q_t = W_q x_t,   k_t = W_k x_t / √d,   v_t = W_v x_t,   o_t = σ(W_o x_t + b_o)
/// m_t = max(log f̂_t + m_{t-1}, î_t)           î_t = w_i x_t + b_i,   log f̂_t = log σ(w_f x_t + b_f)
/// i_t = exp(î_t - m_t),   f_t = exp(log f̂_t + m_{t-1} - m_t)
/// C_t = f_t C_{t-1} + i_t v_t k_tᵀ
/// n_t = f_t n_{t-1} + i_t k_t
/// h_t = o_t ∘ (C_t q_t) / max(|n_t · q_t|, exp(-m_t))
/// </code>
/// </summary>
public sealed partial class MatrixMemory : RecurrentCell
{
    public static (Vector h, Matrix c, Vector n, Vector m) Step(
        Vector x,
        [State] Vector h,
        [State] Matrix c,
        [State] Vector n,
        [State(Width = 1)] Vector m,
        [Weight] Matrix wq,
        [Weight] Matrix wk,
        [Weight] Matrix wv,
        [Weight] Matrix wo,
        [Bias] Vector bo,
        [Weight] Matrix wi,
        [Bias] Vector bi,
        [Weight] Matrix wf,
        [Bias(Initial = 3)] Vector bf)
    {
        var q = wq * x;
        var k = wk * x / Sqrt(q.Length);
        var v = wv * x;
        var o = Sigmoid(wo * x + bo);

        var write = wi * x + bi;
        var keep = LogSigmoid(wf * x + bf) + m;
        var most = Max(keep, write);
        var i = Exp(write - most)[0];
        var f = Exp(keep - most)[0];

        var memory = f * c + i * Outer(v, k);
        var keys = f * n + i * k;
        var scale = Max(Abs(Dot(keys, q)), Exp(-most)[0]);
        return (o * (memory * q / scale), memory, keys, most);
    }

    private static Vector LogSigmoid(Vector a) => -Softplus(-a);
}
