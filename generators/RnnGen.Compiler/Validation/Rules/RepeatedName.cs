using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Parameters are found by their layer's name.</summary>
internal sealed class RepeatedName() : Rule(
    RuleIds.RepeatedName,
    "Two layers have the same name",
    "Layers {0} and {1} are both called '{2}'. Give one of them another Name.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        var names = LayerNames.Of(network.Layers);
        for (var i = 1; i < names.Count; i++)
        {
            var first = names.TakeWhile(name => name != names[i]).Count();
            if (first < i && LayerKinds.Of(network.Layers[i]) is not { Name: LayerKinds.Input })
            {
                var written = network.Layers[i].Name is null && network.Layers[first].Name is not null ? first : i;
                yield return At(Element.OfLayer(written, "Name"), first + 1, i + 1, names[i]);
            }
        }
    }
}
