using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An input is features or tokens.</summary>
internal sealed class InputSize() : Rule(
    RuleIds.InputSize,
    "Input has neither features nor a vocabulary, or both",
    "[Input] of the network '{0}' has {1}. It needs one of the two: [Input(features)] for real numbers, or [Input(Vocabulary = tokens)] for integers.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var input in network.Layers.OfType<InputLayer>())
        {
            var written = network.Declaration.Layers[input.Index];
            var (hasFeatures, hasVocabulary) = (written.Has("features"), written.Has("Vocabulary"));
            if (hasFeatures == hasVocabulary)
            {
                var has = hasFeatures ? "both features and a vocabulary" : "neither features nor a vocabulary";
                yield return At(Element.OfLayer(input.Index), network.Type.Name, has);
            }
        }
    }
}
