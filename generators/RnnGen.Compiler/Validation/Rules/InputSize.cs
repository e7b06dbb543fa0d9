using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An input is features or tokens.</summary>
internal sealed class InputSize() : Rule(
    RuleIds.InputSize,
    "Input has neither features nor a vocabulary, or both",
    "[Input] of the network '{0}' has {1}. It needs one of the two: [Input(features)] for real numbers, or [Input(Vocabulary = tokens)] for integers.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            var hasFeatures = layer.Arguments.Any(argument => argument.Name == "features");
            var hasVocabulary = layer.Arguments.Any(argument => argument.Name == "Vocabulary");
            if (layer.Kind == LayerKinds.Input && hasFeatures == hasVocabulary)
            {
                var has = hasFeatures ? "both features and a vocabulary" : "neither features nor a vocabulary";
                yield return At(Element.OfLayer(i), network.Type.Name, has);
            }
        }
    }
}
