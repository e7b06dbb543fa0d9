using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Without a recurrent layer the steps would not know of each other.</summary>
internal sealed class NoRecurrentLayer() : Rule(
    RuleIds.NoRecurrentLayer,
    "Network has no recurrent layer",
    "The network '{0}' has no recurrent layer. Add one of {1} between [Input] and the last layer.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.HasUnknown || network.Layers.Any(layer => layer.IsRecurrent)
        ? []
        : [At(Element.TypeName, network.Type.Name, LayerKinds.Listed(typeof(RecurrentLayer), typeof(TreeLayer)))];
}
