using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>A cell along the nodes of trees, from the leaves to the root.</summary>
internal sealed record TreeLayer(LayerPlace Place, TreeCell Cell, int Units, bool UseBias, WeightOptions Weights) : Layer(Place)
{
    public static TreeLayer Bind(LayerDeclaration written, LayerPlace place, TreeCell cell) =>
        new(place, cell, written.Integer("units"), written.Flag(nameof(UseBias), true), WeightOptions.Read(written));

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => Cell.Activations;

    public override bool IsRecurrent => true;

    public override int? OutputWidth => Units;
}
