using RnnGen;
using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// Variable selection (Lim et al. 2019, equations 6 to 8): how much each of three variables counts at a step, in a context, and their features in that proportion.
/// <code>
/// v = softmax(GRN(x, context))        x: the variables, side by side
/// y = Σ_j v_j features_j              features_j: what a <see cref="GatedResidual"/> of its own makes of variable j
/// </code>
/// The residual network that scores them is narrower than its input, which therefore goes through a linear map on its way around.
/// </summary>
public sealed partial class VariableSelection : SequenceLayer
{
    /// <summary>The variables: a constant, as the sum over them is a loop.</summary>
    public const int Variables = 3;

    public static Vector Apply(
        Vector x,
        Vector features,
        Vector context,
        [Weight] Matrix hidden,
        [Weight] Matrix fromContext,
        [Bias] Vector hiddenBias,
        [Weight] Matrix linear,
        [Bias] Vector linearBias,
        [Weight(Rows = Variables)] Matrix gate,
        [Bias] Vector gateBias,
        [Weight] Matrix value,
        [Bias] Vector valueBias,
        [Weight] Matrix around,
        [Bias] Vector aroundBias,
        [Weight(Initializer = Initializer.Constant)] Vector gain,
        [Bias] Vector shift)
    {
        var eta = linear * Elu(hidden * x + fromContext * context + hiddenBias) + linearBias;
        var weights = Softmax(gain * LayerNorm(around * x + aroundBias + Sigmoid(gate * eta + gateBias) * (value * eta + valueBias)) + shift);
        var selected = weights[0] * Part(features, 0, Variables);
        for (var j = 1; j < Variables; j++)
        {
            selected += weights[j] * Part(features, j, Variables);
        }

        return selected;
    }
}
