namespace RnnGen.Equations;

/// <summary>The functions of one number, as the compiler evaluates them: no intermediate value overflows where the result does not.</summary>
internal static class Elementwise
{
    /// <summary>sqrt(2/π).</summary>
    private const double GeluScale = 0.79788456080286535588;

    public static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    public static double Relu(double a) => Math.Max(0, a);

    public static double LeakyRelu(double a, double slope) => Math.Max(a, a * slope);

    public static double Elu(double a) => a > 0 ? a : Math.Exp(a) - 1;

    // log(1 + exp(a)), without exp(a) of a large a.
    public static double Softplus(double a) => Math.Max(a, 0) + Math.Log(1 + Math.Exp(-Math.Abs(a)));

    public static double Softsign(double a) => a / (1 + Math.Abs(a));

    public static double Gelu(double a) => 0.5 * (a * (1 + Math.Tanh(GeluScale * (a * (1 + (0.044715 * (a * a)))))));

    public static double Silu(double a) => a * Sigmoid(a);

    public static double Select(double condition, double a, double b) => condition > 0 ? a : b;

    public static double Clamp(double a, double low, double high) => Math.Max(low, Math.Min(high, a));
}
