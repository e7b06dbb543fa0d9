using System.Globalization;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Limits every gradient.</summary>
internal sealed class ClippingByValue(double limit) : GradientClipping
{
    private readonly double _limit = Hyperparameter.Positive(limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ByValue({_limit:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm) =>
        GradientSpans.Limit(gradients.Values, Scalar.FromDouble<T>(_limit));

    internal override PendingClip<T> Prepare<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm) =>
        PendingClip<T>.None with { Limit = Scalar.FromDouble<T>(_limit) };
}
