using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Scales all gradients by their common norm.</summary>
internal sealed class ClippingByGlobalNorm(double limit) : GradientClipping
{
    private readonly double _limit = Hyperparameter.Positive(limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ByGlobalNorm({_limit:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
    {
        var factor = Factor(gradients, globalNorm);
        if (factor < 1)
        {
            GradientSpans.Scale(gradients.Values, Scalar.FromDouble<T>(factor));
        }
    }

    internal override PendingClip<T> Prepare<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
    {
        var factor = Factor(gradients, globalNorm);
        return factor < 1 ? PendingClip<T>.None with { Scale = Scalar.FromDouble<T>(factor) } : PendingClip<T>.None;
    }

    private double Factor<T>(ParameterSet<T> gradients, T? globalNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => GradientSpans.Factor(_limit, globalNorm ?? GradientSpans.Norm<T>(gradients.Values));
}
