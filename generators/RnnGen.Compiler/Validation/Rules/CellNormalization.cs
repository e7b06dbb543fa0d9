using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A user's cell normalizes in its equations.</summary>
internal sealed class CellNormalization() : Rule(
    RuleIds.CellNormalization,
    "Layer normalization of a user's cell",
    "[Cell] has no LayerNorm: '{0}' says itself what it normalizes. Write LayerNorm(...) in its equations.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i] is { Kind: LayerKinds.Cell } layer && layer.Flag("LayerNorm", false))
            {
                yield return At(Element.OfLayer(i, "LayerNorm"), layer.CellName ?? "the cell");
            }
        }
    }
}
