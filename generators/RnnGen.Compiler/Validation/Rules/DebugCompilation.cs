using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A note, once per network. The declaration does not tell how the project is built, so the analyzer reports it.</summary>
internal sealed class DebugCompilation() : Rule(RuleIds.DebugCompilation, "Network is compiled without optimization")
{
    public override RuleSeverity Severity => RuleSeverity.Information;

    public override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>The finding for a network in a project that is built without optimization.</summary>
    public Finding Find(NetworkDeclaration network) => At(
        Element.OfNetwork(),
        $"The network '{network.Type.Name}' is compiled without optimization, so it runs many times slower. Build with '-c Release' to train or to measure.");
}
