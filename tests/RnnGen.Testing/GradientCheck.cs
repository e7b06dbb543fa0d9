namespace RnnGen.Testing;

/// <summary>Compares a gradient a with finite differences n: |a - n| &lt;= 1e-7 * max(|a|, |n|, 1e-3 * max-norm of the gradient).</summary>
internal sealed class GradientCheck
{
    private const double Relative = 1e-7;

    private const double OfMaxNorm = 1e-3;

    /// <summary>The six points' weights for distances 1, 2 and 3: f' = Σ w_k (f(x + kh) - f(x - kh)) / h, with an error of h^6 f^(7) / 140.</summary>
    private static readonly double[] Stencil = [45.0 / 60, -9.0 / 60, 1.0 / 60];

    /// <summary>Balances the rounding of the loss over h against h^6, for losses and weights of the order of 1.</summary>
    public double Distance { get; init; } = 1.0 / 128;

    /// <summary>The largest magnitude of the whole gradient.</summary>
    public required double MaxNorm { get; init; }

    /// <summary>df/dx by the stencil.</summary>
    /// <param name="evaluate">The function.</param>
    /// <param name="x">Where.</param>
    /// <param name="distance">h.</param>
    public static double Differentiate(Func<double, double> evaluate, double x, double distance)
    {
        var sum = 0.0;
        for (var k = 1; k <= Stencil.Length; k++)
        {
            sum += Stencil[k - 1] * (evaluate(x + (k * distance)) - evaluate(x - (k * distance)));
        }

        return sum / distance;
    }

    /// <summary>What is wrong with an element of the gradient; null when nothing is.</summary>
    public string? Complaint(string what, double analytic, Func<double, double> evaluate, double x)
    {
        var numeric = Differentiate(evaluate, x, Distance);
        var tolerance = Relative * Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), OfMaxNorm * MaxNorm);
        return Math.Abs(analytic - numeric) <= tolerance
            ? null
            : FormattableString.Invariant($"{what}: gradient {analytic:R}, finite difference {numeric:R}, off by {Math.Abs(analytic - numeric):E2}; allowed {tolerance:E2}");
    }
}
