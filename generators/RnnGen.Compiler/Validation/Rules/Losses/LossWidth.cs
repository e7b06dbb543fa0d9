using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A loss that has several outputs for each value to predict needs as many.</summary>
internal sealed class LossWidth() : Rule(RuleIds.LossWidth, "Last layer does not have the outputs of the loss")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var head in network.Heads)
        {
            if (head is { Loss: { Kind: not LossKind.Custom } loss, Width: > 0 } && loss.TargetWidth(head.Width) is null && !IsOutOfRange(loss))
            {
                var (needed, one) = Needed(loss);
                yield return At(Element.OfLayer(head.Layer.Index, "units"), $"LossKind.{loss.Kind} needs {needed}, but {network.Called(head)} has width {head.Width}. For one value set its units to {one}.");
            }
        }
    }

    private static (string Outputs, int OfOneValue) Needed(LossDeclaration loss) => loss.Kind switch
    {
        LossKind.Quantile => ($"{loss.WrittenQuantiles.Count} outputs, one for each level, for each value to predict", loss.WrittenQuantiles.Count),
        LossKind.GaussianMixture => ($"{loss.Components} outputs for the components' shares, and {2 * loss.Components} for each value to predict", 3 * loss.Components),
        LossKind.StudentT => ("3 outputs for each value to predict: location, scale and degrees of freedom", 3),
        LossKind.NegativeBinomial => ("2 outputs for each value to predict: mean and shape", 2),
        _ => ("2 outputs for each value to predict: mean and deviation", 2),
    };

    /// <summary>Whether an option has a finding of its own.</summary>
    private static bool IsOutOfRange(LossDeclaration loss) =>
        loss is { Kind: LossKind.Quantile, WrittenQuantiles.Count: 0 } or { Kind: LossKind.GaussianMixture, Components: < 1 or > Limits.Components };
}
