using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Told once per network. The declaration does not know how the project is built, so the analyzer reports this one.</summary>
internal sealed class DebugCompilation() : Rule(
    RuleIds.DebugCompilation,
    "Network is compiled without optimization",
    "The network '{0}' is compiled without optimization and runs many times slower. Build with '-c Release' to train or to measure.",
    RuleSeverity.Information)
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>The finding for a network in a project that is built without optimization.</summary>
    public Finding Find(NetworkDeclaration network) => At(Element.OfNetwork(), network.Type.Name);
}
