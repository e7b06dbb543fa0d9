using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>What the lowering of a network collects, and what all its parts ask for.</summary>
internal sealed class LoweringContext(NetworkGraph network)
{
    public NetworkGraph Network { get; } = network;

    /// <summary>The nodes so far, in order.</summary>
    public List<Node> Forward { get; } = [];

    /// <summary>The layers so far, with their parameters.</summary>
    public List<LoweredLayer> Layers { get; } = [];

    /// <summary>The masks that training draws.</summary>
    public List<DropoutMask> Masks { get; } = [];

    public void AddLayer(Layer layer, int inputSize, int outputSize, IEnumerable<Parameter> parameters) =>
        Layers.Add(new LoweredLayer(layer.Name, layer.Kind, inputSize, outputSize, parameters.ToList())
        {
            Sources = IsClear(layer) ? [] : [.. layer.Place.Sources.Select(source => Network.Layers[source.Layer].Name)],
        });

    /// <summary>Whether the order of the layers says what a layer reads. Inputs are not among them: where there are several, none is meant without being named.</summary>
    private bool IsClear(Layer layer) => layer.ReadsTheOneBefore && (!Network.HasSeveralInputs || Network.Layers[layer.Index - 1] is not InputLayer);

    /// <summary>A name for a node that no layer has: nodes are known by their names.</summary>
    public string NameBeside(string name) => Network.Layers.Any(layer => layer.Name == name) ? NameBeside(name + "_") : name;
}
