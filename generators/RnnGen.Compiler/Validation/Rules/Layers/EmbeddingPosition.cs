using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An embedding turns tokens into vectors, and tokens come from the input alone.</summary>
internal sealed class EmbeddingPosition() : Rule(
    RuleIds.EmbeddingPosition,
    "Embedding does not follow an input of tokens",
    "[Embedding] is a table of tokens, and {0}. Write [Input(Vocabulary = tokens)] directly before it, or [Decoder] of a network that chooses classes.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<EmbeddingLayer>())
        {
            var problem = layer.Place.Sources.Select(source => network.Layers[source]).FirstOrDefault() switch
            {
                InputLayer input => network.Declaration.Layers[input.Index].Has("features") ? "the input has features instead of a vocabulary" : null,
                DecoderLayer decoder => FeedsClassesBack(network, decoder) ? null : "what the decoder begins a step with are values",
                _ => "what comes before it is not [Input]",
            };
            if (problem is not null)
            {
                yield return At(Element.OfLayer(layer.Index), problem);
            }
        }
    }

    /// <summary>Whether the steps begin with the class that the step before chose; or, behind an input of tokens, with that token and then zeros.</summary>
    private static bool FeedsClassesBack(NetworkGraph network, DecoderLayer decoder) =>
        decoder.FeedsBack ? network.ChoosesClasses : decoder.Place.Sources.Any(source => network.Layers[source] is InputLayer { IsTokens: true });
}
