using System.Globalization;

namespace RnnGen;

/// <summary>Limits every gradient.</summary>
internal sealed class ClippingByValue(double limit) : GradientClipping
{
    private readonly double _limit = Hyperparameter.Positive(limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ByValue({_limit:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm) =>
        GradientSpans.Limit(gradients.Values, T.CreateTruncating(_limit));
}
