using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Without a recurrent layer the steps would be independent of each other.</summary>
internal sealed class NoRecurrentLayer() : Rule(RuleIds.NoRecurrentLayer, "Network has no recurrent layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.HasUnknown || network.Layers.Any(layer => layer.IsRecurrent)
        ? []
        : [At(
            Element.TypeName,
            $"The network '{network.Type.Name}' has no recurrent layer. Add one of {LayerKinds.Listed(typeof(RecurrentLayer), typeof(TreeLayer))} after [Input].")];
}
