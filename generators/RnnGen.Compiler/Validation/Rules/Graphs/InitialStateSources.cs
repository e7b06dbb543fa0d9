using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The states of a layer begin with one thing, which is known before the first step.</summary>
internal sealed class InitialStateSources() : Rule(RuleIds.InitialStateSources, "Initial state cannot be what it is said to be")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (Blind(network) is [var first, ..])
        {
            yield return At(
                first.Place.InitialSources.Count > 0 ? Element.OfInitialState(first, Element.Whole) : Element.OfLayer(first.Index, nameof(first.InitialState)),
                $"The decoder does not see the encoder: no layer begins with its states, and none attends to its outputs. Let one layer of the decoder begin with the encoder's states, or set Attention of [Decoder].");
        }

        foreach (var layer in network.Layers.OfType<RecurrentLayer>())
        {
            var names = network.Declaration.Layers[layer.Index].InitialSources;
            var whole = Element.OfInitialState(layer, Element.Whole);
            if (names.Count > 0 && layer.InitialState == InitialState.Learned)
            {
                yield return At(whole, $"InitialState = InitialState.Learned says that the states begin with what is trained, and InitialStateFrom that they begin with what is named. Remove one of them.");
            }
            else if (layer.HasInitialStates && network.Options.Stateful)
            {
                yield return At(names.Count > 0 ? whole : Element.OfLayer(layer.Index, nameof(layer.InitialState)), $"A stateful network continues where the previous window ended, or with 0. Remove Stateful, or the initial state.");
            }
            else if (names.Count > 1 && names.Count != layer.Cell.States)
            {
                yield return At(whole, $"{layer.Attribute} has {layer.Cell.States} {(layer.Cell.States == 1 ? "state" : "states")}, but InitialStateFrom names {names.Count} values. Name one for all states, or one for each.");
            }

            for (var i = 0; i < names.Count; i++)
            {
                if (network.Layers.Take(layer.Index).FirstOrDefault(other => other.Name == names[i]) is { } source && Problem(network, source) is { } problem)
                {
                    yield return At(Element.OfInitialState(layer, i), problem);
                }
            }
        }
    }

    /// <summary>The layers of a decoder that all begin with something else than the encoder, so that nothing of the decoder knows of it; empty where that is not so.</summary>
    private static IReadOnlyList<RecurrentLayer> Blind(NetworkGraph network)
    {
        if (network is not { Options.Shape: SequenceShape.EncoderDecoder, Decoder: { Attention: AttentionKind.None } decoder })
        {
            return [];
        }

        var layers = network.Layers.Skip(decoder.Index).OfType<RecurrentLayer>().Where(layer => layer.Cell.HandsOverStates).ToList();
        return layers.All(layer => layer.HasInitialStates) ? layers : [];
    }

    private static FormattableString? Problem(NetworkGraph network, Layer source) =>
        source is InputLayer { IsTokens: true } ? $"States begin with values, and the tokens of '{source.Name}' have none. Name an [Embedding(size)] of the tokens instead."
        : source.Span == LayerSpan.Static || (source.Span == LayerSpan.Once && network.Options.Shape == SequenceShape.OneToMany) ? null
        : (FormattableString)$"States begin before the first step, but '{source.Name}' has a value at each step. Name an input with Span = InputSpan.Sequence, or a layer that reads such inputs alone.";
}
