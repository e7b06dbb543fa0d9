using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A convolution reads several steps, which must be there; and what it gives for every so many of them is no output of each, and stands beside nothing that is.</summary>
internal sealed class ConvolutionFit() : Rule(RuleIds.ConvolutionFit, "Convolution does not fit")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<ConvolutionLayer>())
        {
            if (Problem(network, layer) is { } problem)
            {
                yield return problem;
            }
        }

        var strides = Strides(network);
        foreach (var layer in network.Layers.Where(layer => layer.Place.Sources.Count > 1))
        {
            // What stands once has no time.
            var own = layer.Place.Sources.Where(source => network.Layers[source.Layer].Span == LayerSpan.Steps).ToList();
            if (own.FirstOrDefault(source => strides[source.Layer] != strides[own[0].Layer]) is { } other)
            {
                var (first, second) = (network.Layers[own[0].Layer], network.Layers[other.Layer]);
                yield return At(
                    Element.OfSource(layer, layer.Place.Sources.ToList().IndexOf(other)),
                    $"{layer.Attribute} reads values of the same steps, but '{first.Name}' has one for every {strides[first.Index]} of the input's and '{second.Name}' one for every {strides[second.Index]}. Bring both to the same stride.");
            }
        }
    }

    private Finding? Problem(NetworkGraph network, ConvolutionLayer layer)
    {
        if (layer.Span != LayerSpan.Steps)
        {
            return At(Element.OfLayer(layer.Index), layer.Span == LayerSpan.OutputSteps
                ? (FormattableString)$"[Conv1D] reads several steps, but a decoder has one at a time. Put it before [Decoder]."
                : $"[Conv1D] reads several steps, but what it reads here stands once for the sequence. Put it before the layer that makes one value of the steps, or use [Dense(units)].");
        }

        if (layer.Reach >= Limits.Steps)
        {
            return At(Element.OfLayer(layer.Index, nameof(layer.Dilation)), $"A window of {layer.KernelSize} steps, {layer.Dilation} apart, spans {layer.Reach + 1} steps, of which there can be {Limits.Steps}. Choose a smaller kernelSize or Dilation.");
        }

        if ((long)(layer.InputWidth ?? 0) * layer.KernelSize > Limits.Width)
        {
            return At(Element.OfLayer(layer.Index, "kernelSize"), $"A window has {layer.KernelSize} steps of {layer.InputWidth} numbers, more than {Limits.Width} in all. Choose a smaller kernelSize, or narrow what it reads with [Dense(units)].");
        }

        if (layer.Stride > 1 && network.Options.Shape == SequenceShape.ManyToMany)
        {
            return At(Element.OfLayer(layer.Index, nameof(layer.Stride)), $"Outputs go with the steps, and a stride leaves one for every {layer.Stride}. Remove Stride, or choose the shape ManyToOne or EncoderDecoder.");
        }

        if (network.Options.Stateful && layer is not { Stride: 1, Padding: ConvolutionPadding.Causal })
        {
            return At(
                Element.OfLayer(layer.Index, layer.Stride > 1 ? nameof(layer.Stride) : nameof(layer.Padding)),
                layer.Stride > 1 ? (FormattableString)$"A stateful network continues where the previous window ended, which may be between two strides. Remove Stateful or Stride."
                : $"A stateful network continues where the previous window ended, but a centered convolution reads steps of the next one. Remove Stateful, or Padding.");
        }

        return null;
    }

    /// <summary>For each layer, the steps of the input that make one of its own.</summary>
    private static IReadOnlyList<long> Strides(NetworkGraph network)
    {
        var strides = new List<long>();
        foreach (var layer in network.Layers)
        {
            var read = layer.Place.Sources.Select(source => strides[source.Layer]).DefaultIfEmpty(1).Max();
            strides.Add(layer is ConvolutionLayer convolution ? read * Math.Max(1, convolution.Stride) : read);
        }

        return strides;
    }
}
