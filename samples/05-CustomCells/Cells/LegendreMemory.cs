using RnnGen;
using RnnGen.Equations;

namespace CustomCells;

/// <summary>
/// The Legendre memory unit, LMU: d linear units hold the last θ steps of a signal u as coefficients of Legendre polynomials, by constants that are not trained; a layer of tanh units
/// writes u and reads them (Voelker, Kajić and Eliasmith, Legendre memory units, 2019; by Euler's method with Δt = 1, which is
/// near enough where Δt is small beside θ).
/// <code>
/// u_t = e_x · x_t + e_h · h_{t-1} + e_m · m_{t-1}
/// m_t = (A / θ + I) m_{t-1} + (B / θ) u_t
/// h_t = tanh(W_x x_t + W_h h_{t-1} + W_m m_t)
///
/// A_ij = (2i + 1) · -1 for i &lt; j, (2i + 1) (-1)^{i-j+1} for i ≥ j;   B_i = (2i + 1) (-1)^i;   i, j from 0 to d - 1
/// </code>
/// </summary>
public sealed partial class LegendreMemory : RecurrentCell
{
    /// <summary>d: the order, how many polynomials.</summary>
    private const int Order = 6;

    /// <summary>θ: the window that the memory holds, in steps.</summary>
    private const double Window = 24;

    public static (Vector h, Vector m) Step(
        Vector x,
        [State] Vector h,
        [State(Width = Order)] Vector m,
        [Weight] Vector ex,
        [Recurrent(Initializer = Initializer.Zeros)] Vector eh,
        [Recurrent(Initializer = Initializer.Zeros)] Vector em,
        [Weight] Matrix wx,
        [Recurrent] Matrix wh,
        [Weight] Matrix wm)
    {
        var u = Dot(ex, x) + Dot(eh, h) + Dot(em, m);
        var next = Remember(m, u);
        return (Tanh(wx * x + wh * h + wm * next), next);
    }

    /// <summary>m + (A m + B u) / θ, one element after the other.</summary>
    private static Vector Remember(Vector m, Scalar u)
    {
        var next = Remember(m, u, 0);
        for (var i = 1; i < Order; i++)
        {
            next = Concat(next, Remember(m, u, i));
        }

        return next;
    }

    /// <summary>Element i of it.</summary>
    private static Vector Remember(Vector m, Scalar u, int i)
    {
        var change = B(i) * u;
        for (var j = 0; j < Order; j++)
        {
            change += A(i, j) * m[j];
        }

        return Slice(m, i, 1) + change / Window;
    }

    private static double A(int i, int j) => (2 * i + 1) * (i < j ? -1 : Power(i - j + 1));

    private static double B(int i) => (2 * i + 1) * Power(i);

    /// <summary>(-1)^n.</summary>
    private static int Power(int n) => n % 2 == 0 ? 1 : -1;
}
