using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The first layer says what the network reads.</summary>
internal sealed class MissingInput() : Rule(
    RuleIds.MissingInput,
    "Network has no input",
    "The network '{0}' has no [Input]. Write [Input(features)], or [Input(Vocabulary = tokens)], before its first layer.")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.Input is null ? [At(Element.TypeName, network.Type.Name)] : [];
}
