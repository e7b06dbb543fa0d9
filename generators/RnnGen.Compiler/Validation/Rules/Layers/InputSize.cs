using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An input is features or tokens.</summary>
internal sealed class InputSize() : Rule(RuleIds.InputSize, "Input has neither features nor a vocabulary, or both")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var input in network.Layers.OfType<InputLayer>())
        {
            var written = network.Declaration.Layers[input.Index];
            var element = Element.OfLayer(input.Index);
            switch (written.Has("features"), written.Has("Vocabulary"))
            {
                case (true, true):
                    yield return At(element, $"[Input] has both features and a vocabulary. Keep the features for real numbers, or the vocabulary for integer tokens.");
                    break;

                case (false, false):
                    yield return At(element, $"[Input] has neither features nor a vocabulary. Write [Input(features)] for real numbers, or [Input(Vocabulary = tokens)] for integer tokens.");
                    break;
            }
        }
    }
}
