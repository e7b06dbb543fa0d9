using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Lowering;

/// <summary>What the lowering of a network collects, and what all its parts ask for.</summary>
internal sealed class LoweringContext(NetworkDeclaration declaration)
{
    public NetworkDeclaration Declaration { get; } = declaration;

    /// <summary>The layers' names.</summary>
    public IReadOnlyList<string> Names { get; } = LayerNames.Of(declaration.Layers);

    /// <summary>The nodes so far, in order.</summary>
    public List<Node> Forward { get; } = [];

    /// <summary>The layers so far, with their parameters.</summary>
    public List<LoweredLayer> Layers { get; } = [];

    /// <summary>The masks that training draws.</summary>
    public List<DropoutMask> Masks { get; } = [];

    /// <summary>The index of [Decoder]; -1 without one.</summary>
    public int Decoder { get; } = declaration.Layers.ToList().FindIndex(layer => layer.Kind == "Decoder");

    public bool IsRecurrent(int index) => CellCatalog.Of(Declaration.Layers[index]) is not null || TreeCellCatalog.Find(Declaration.Layers[index].Kind) is not null;

    public void AddLayer(LayerDeclaration layer, string name, int inputSize, int outputSize, IEnumerable<Parameter> parameters) =>
        Layers.Add(new LoweredLayer(name, layer.Cell?.Name ?? layer.Kind, inputSize, outputSize, parameters.ToList()));

    /// <summary>A name for a node that no layer has: nodes are known by their names.</summary>
    public string NameBeside(string name) => Names.Contains(name) ? NameBeside(name + "_") : name;
}
