using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The first layer says what the network reads.</summary>
internal sealed class MissingInput() : Rule(RuleIds.MissingInput, "Network has no input")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network) => network.Input is null ? [At(Element.TypeName, $"The network '{network.Type.Name}' has no [Input]. Add [Input(features)] or [Input(Vocabulary = tokens)] before its first layer.")] : [];
}
