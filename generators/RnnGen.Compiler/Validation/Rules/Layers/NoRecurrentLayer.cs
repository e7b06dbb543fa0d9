using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A sequence with one output needs a layer that makes one value of its steps. Layers without states do where each step has an output, or there is one step.</summary>
internal sealed class NoRecurrentLayer() : Rule(RuleIds.NoRecurrentLayer, "Network has no recurrent layer")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        if (network.HasUnknown || network.Layers.Any(layer => layer.IsRecurrent))
        {
            return [];
        }

        if (network.Options.Shape is SequenceShape.ManyToMany or SequenceShape.OneToOne)
        {
            return network.Layers.All(layer => layer is InputLayer) ? [At(Element.TypeName, $"The network '{network.Type.Name}' has no layer after [Input]. Add one, such as [Dense(units)].")] : [];
        }

        return [At(
            Element.TypeName,
            $"The network '{network.Type.Name}' has no recurrent layer, so nothing makes one value of its steps. Add one of {LayerKinds.Listed(typeof(RecurrentLayer), typeof(TreeLayer))} after [Input], or choose the shape ManyToMany or OneToOne.")];
    }
}
