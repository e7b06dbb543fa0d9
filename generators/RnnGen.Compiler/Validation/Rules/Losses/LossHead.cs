using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Each loss is about a layer whose values the network gives, each such layer has one loss, and the last layer has one.</summary>
internal sealed class LossHead() : Rule(RuleIds.LossHead, "Loss is about no output, or an output has no loss of its own")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var (losses, last) = (network.Declaration.Losses, network.Last);
        if (losses.Count == 0 || last is null)
        {
            yield break;
        }

        var heads = new Dictionary<string, LossDeclaration>();
        foreach (var loss in losses)
        {
            var name = loss.Of ?? last.Name;
            var (element, layer) = (Element.OfLoss(loss, loss.Of is null ? "" : "Of"), network.Layers.LastOrDefault(layer => layer.Name == name));
            if (layer is null or InputLayer or DecoderLayer)
            {
                yield return At(element, $"The loss is about '{name}', but {(layer is null ? "no layer has that name" : $"that is [{layer.Place.Kind}]")}. Name one of the layers: {Layers(network)}.");
            }
            else if (heads.ContainsKey(name))
            {
                yield return At(element, $"'{name}' has two losses. {(loss.Of is null ? "Name in Of the layer that each is about" : "Name another layer in Of")}, or remove one.");
            }
            else if (layer.Span == LayerSpan.Static && last.Span != LayerSpan.Static && !network.HasUnknown)
            {
                yield return At(element, $"The loss is about '{name}', which reads inputs of the whole sequence only, whatever its steps say. Name a layer that reads the steps, as the last one, '{last.Name}', does.");
            }
            else if (layer.Span != last.Span && !network.HasUnknown)
            {
                yield return At(element, $"The loss is about '{name}', which has {Values(layer)}, but the network gives {Values(last)}. Name a layer that gives as many values as the last one, '{last.Name}'.");
            }
            else if (loss.Kind == LossKind.Ctc && losses.Count > 1)
            {
                yield return At(element, $"LossKind.Ctc has labels that are not aligned with the steps of an output, and can stand beside no other loss. Remove the others, or use another loss.");
            }

            heads[name] = loss;
        }

        if (!heads.ContainsKey(last.Name) && heads.Keys.All(name => network.Layers.Any(layer => layer.Name == name)))
        {
            yield return At(Element.OfLayer(last.Index), $"Nothing is learned for the last layer, '{last.Name}': no loss is about it. Add a [Loss] with Of = \"{last.Name}\", or remove {last.Attribute}.");
        }
    }

    private static string Layers(NetworkGraph network) =>
        string.Join(", ", network.Layers.Where(layer => layer is not (InputLayer or DecoderLayer)).Select(layer => $"'{layer.Name}'"));

    private static string Values(Layer layer) => layer.Span switch
    {
        LayerSpan.Static => "one value for the whole sequence",
        LayerSpan.Once => "one value",
        LayerSpan.OutputSteps => "one at each step of the output",
        _ => "one at each step of the input",
    };
}
