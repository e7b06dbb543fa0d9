using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted code is C# 11; the batch of a network with several inputs is C# 13.</summary>
internal sealed class LanguageVersion() : Rule(RuleIds.LanguageVersion, "C# version is too old")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var needed = network.HasSeveralInputs ? 13 : 11;
        return network.Type.Problems
            .Where(problem => problem.Kind == TypeProblemKind.LanguageVersion)
            .Select(problem => At(
                Element.TypeName,
                $"The network '{network.Type.Name}'{(network.HasSeveralInputs ? ", which has several inputs," : "")} needs C# {needed} or later, but the project uses C# {problem.Detail}. Remove <LangVersion> from the project, or set it to {needed} or later."));
    }
}
