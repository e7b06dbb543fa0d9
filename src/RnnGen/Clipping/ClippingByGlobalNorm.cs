using System.Globalization;

namespace RnnGen;

/// <summary>Scales all gradients by their common norm.</summary>
internal sealed class ClippingByGlobalNorm(double limit) : GradientClipping
{
    private readonly double _limit = Hyperparameter.Positive(limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ByGlobalNorm({_limit:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
    {
        var factor = GradientSpans.Factor(_limit, globalNorm ?? GradientSpans.Norm<T>(gradients.Values));
        if (factor < 1)
        {
            GradientSpans.Scale(gradients.Values, T.CreateTruncating(factor));
        }
    }
}
