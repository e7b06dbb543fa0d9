using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Without a recurrent layer the steps would not know of each other.</summary>
internal sealed class NoRecurrentLayer() : Rule(
    RuleIds.NoRecurrentLayer,
    "Network has no recurrent layer",
    "The network '{0}' has no recurrent layer. Add one of {1} between [Input] and the last layer.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var isRecurrent = network.Layers.Any(layer => LayerKinds.Of(layer) is null or { IsRecurrent: true } or { IsTree: true });
        return isRecurrent ? [] : [At(Element.TypeName, network.Type.Name, Recurrent)];
    }

    private static string Recurrent { get; } =
        string.Join(", ", LayerKinds.All.Where(kind => kind.IsRecurrent || kind.IsTree).Select(kind => "[" + kind.Name + "]"));
}
