using System.Globalization;

namespace RnnGen;

/// <summary>Scales the gradient of each tensor by its own norm.</summary>
internal sealed class ClippingByNorm(double limit) : GradientClipping
{
    private readonly double _limit = Hyperparameter.Positive(limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ByNorm({_limit:R})");

    internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
    {
        var tensors = gradients.Tensors;
        for (var i = 0; i < tensors.Count; i++)
        {
            var runs = tensors[i].Runs;
            var factor = GradientSpans.Factor(_limit, GradientSpans.Norm(gradients.Values, runs));
            if (factor < 1)
            {
                foreach (var run in runs)
                {
                    GradientSpans.Scale(gradients.Values.Slice(run.Offset, run.Length), T.CreateTruncating(factor));
                }
            }
        }
    }
}
