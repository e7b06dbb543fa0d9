using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An embedding turns tokens into vectors, and tokens come from the input or from a decoder that feeds back classes.</summary>
internal sealed class EmbeddingPosition() : Rule(RuleIds.EmbeddingPosition, "Embedding does not follow an input of tokens")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<EmbeddingLayer>())
        {
            var element = Element.OfLayer(layer.Index);
            switch (layer.Place.Sources.Select(source => network.Layers[source.Layer]).FirstOrDefault())
            {
                case InputLayer input when network.Declaration.Layers[input.Index].Has("features"):
                    yield return At(element, $"[Embedding] looks up tokens, but the input has features. Write [Input(Vocabulary = tokens)], or replace [Embedding] with [Dense(units)].");
                    break;

                case DecoderLayer decoder when !FeedsClassesBack(network, decoder):
                    yield return At(element, $"[Embedding] looks up tokens, but the decoder's steps begin with real numbers. Remove [Embedding], or use LossKind.SoftmaxCrossEntropy, so that the decoder feeds back the chosen class.");
                    break;

                case not (InputLayer or DecoderLayer):
                    yield return At(element, $"[Embedding] looks up tokens, but no input of tokens comes directly before it. Move it directly after [Input(Vocabulary = tokens)], or remove it.");
                    break;
            }
        }
    }

    /// <summary>Whether the steps begin with the class that the step before chose; or, after an input of tokens, with that token and then zeros.</summary>
    private static bool FeedsClassesBack(NetworkGraph network, DecoderLayer decoder) =>
        decoder.FeedsBack ? network.ChoosesClasses : decoder.Place.Sources.Any(source => network.Layers[source.Layer] is InputLayer { IsTokens: true });
}
