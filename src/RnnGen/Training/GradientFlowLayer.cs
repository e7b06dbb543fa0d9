namespace RnnGen;

/// <summary>The gradient of one layer's hidden states, step by step.</summary>
public sealed class GradientFlowLayer
{
    internal GradientFlowLayer(string name, IReadOnlyList<double> norms)
    {
        (Name, Norms) = (name, norms);
        LastStep = LastNonzero(norms);
        Verdict = Judge();
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>The norm of dL/dh_t for each step, in the order in which the layer reads the steps.</summary>
    public IReadOnlyList<double> Norms { get; }

    /// <summary>
    /// The last step with a gradient, from 0 on: the last of all, unless every row of the batch ends before it. 0 when no step has one.
    /// </summary>
    public int LastStep { get; }

    /// <summary>The norm of the first step divided by that of <see cref="LastStep"/>; NaN when no step has a gradient.</summary>
    public double Ratio => Norms[0] / Norms[LastStep];

    /// <summary>The factor by which a step back in time multiplies the norm, in the geometric mean: <see cref="Ratio"/> to the power of 1 / <see cref="LastStep"/>; 1 where that is 0.</summary>
    public double RatioPerStep => LastStep == 0 ? Ratio : ExactFunctions.Power(Ratio, 1.0 / LastStep);

    /// <summary>The verdict on the gradient.</summary>
    public GradientFlowVerdict Verdict { get; }

    private static int LastNonzero(IReadOnlyList<double> norms)
    {
        var last = norms.Count - 1;
        while (last > 0 && norms[last] == 0)
        {
            last--;
        }

        return last;
    }

    private GradientFlowVerdict Judge()
    {
        if (Norms.Any(static norm => !double.IsFinite(norm)))
        {
            return GradientFlowVerdict.NotFinite;
        }

        return Ratio switch
        {
            double.NaN => GradientFlowVerdict.None,
            < GradientFlow.VanishingBelow => GradientFlowVerdict.Vanishing,
            > GradientFlow.ExplodingAbove => GradientFlowVerdict.Exploding,
            _ => GradientFlowVerdict.Steady,
        };
    }
}
