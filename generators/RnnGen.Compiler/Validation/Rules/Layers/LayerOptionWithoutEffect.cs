using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option that refines another one has no effect where that other one is not chosen.</summary>
internal sealed class LayerOptionWithoutEffect() : Rule(RuleIds.LayerOptionWithoutEffect, "Layer option has no effect")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers)
        {
            var written = network.Declaration.Layers[layer.Index];
            if (layer.Place.Exposed && network.ExposedProblem(layer) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index, nameof(LayerPlace.Exposed)), $"Exposed has no effect here: {problem}. Remove it.");
            }

            if (layer is DecoderLayer { AttentionUnits: not null, Attention: AttentionKind.None or AttentionKind.Dot })
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(DecoderLayer.AttentionUnits)),
                    $"AttentionUnits applies to additive and multiplicative attention only and has no effect here. Remove it, or set Attention = AttentionKind.Additive.");
            }
            else if (layer is DecoderLayer { Attention: not AttentionKind.Multiplicative } && written.Has(nameof(DecoderLayer.AttentionHeads)))
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(DecoderLayer.AttentionHeads)),
                    $"AttentionHeads applies to multiplicative attention only and has no effect here. Remove it, or set Attention = AttentionKind.Multiplicative.");
            }
            else if (layer is RecurrentLayer { Bidirectional: false } && written.Has(nameof(RecurrentLayer.Merge)))
            {
                yield return At(
                    Element.OfLayer(layer.Index, nameof(RecurrentLayer.Merge)),
                    $"Merge applies to bidirectional layers only and has no effect here. Remove it, or set Bidirectional = true.");
            }

            foreach (var (option, function) in layer.Activations)
            {
                var isUnused = layer is RecurrentLayer { Bidirectional: false } && CellFunctions.IsOfSecond(option);
                foreach (var finding in isUnused ? OfSecond(layer, written, option) : NumbersOf(layer, written, option, function))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>An activation of a direction that there is not, and the numbers beside it.</summary>
    private IEnumerable<Finding> OfSecond(Layer layer, LayerDeclaration written, string activation)
    {
        foreach (var option in new[] { activation, activation + nameof(ActivationFunction.Alpha), activation + nameof(ActivationFunction.Beta) }.Where(written.Has))
        {
            yield return At(
                Element.OfLayer(layer.Index, option),
                $"{option} applies to the second direction of bidirectional layers only and has no effect here. Remove it, or set Bidirectional = true.");
        }
    }

    /// <summary>The numbers beside an activation that it does not have.</summary>
    private IEnumerable<Finding> NumbersOf(Layer layer, LayerDeclaration written, string option, ActivationFunction function)
    {
        var (alpha, beta) = function.Defaults;
        if (alpha is null && written.Has(option + nameof(function.Alpha)))
        {
            yield return At(
                Element.OfLayer(layer.Index, option + nameof(function.Alpha)),
                $"{option}Alpha applies to LeakyRelu, Elu, HardSigmoid, ThresholdedRelu, ScaledTanh and Affine only and has no effect on {function.Kind}. Remove it, or set {option} to one of these.");
        }

        if (beta is null && written.Has(option + nameof(function.Beta)))
        {
            yield return At(
                Element.OfLayer(layer.Index, option + nameof(function.Beta)),
                $"{option}Beta applies to HardSigmoid, ScaledTanh and Affine only and has no effect on {function.Kind}. Remove it, or set {option} to one of these.");
        }
    }
}
