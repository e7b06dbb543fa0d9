using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>What is wrong with a declaration, and what can be emitted for it all the same.</summary>
internal static class DeclarationValidator
{
    /// <summary>Every finding, rule by rule.</summary>
    public static EquatableArray<Finding> Validate(NetworkDeclaration network)
    {
        var findings = Findings(network, needsSoundNetwork: false);
        return new(IsBroken(network) || HasErrors(findings) ? findings : [.. findings, .. Findings(network, needsSoundNetwork: true)]);
    }

    /// <summary>Whether the network can be compiled.</summary>
    public static bool CanCompile(NetworkDeclaration network) => !IsBroken(network) && !HasErrors(Validate(network));

    /// <summary>Whether the class can take the emitted surface, so that code which uses an erroneous network still compiles.</summary>
    public static bool CanExtend(NetworkDeclaration network) =>
        network.Type.Problems.All(problem => problem.Kind is TypeProblemKind.LayersSpread or TypeProblemKind.BrokenAttribute);

    /// <summary>Whether the C# compiler reports an attribute itself: what seems missing may then be what is broken.</summary>
    public static bool IsBroken(NetworkDeclaration network) =>
        network.Type.Problems.Any(problem => problem.Kind == TypeProblemKind.BrokenAttribute);

    private static Finding[] Findings(NetworkDeclaration network, bool needsSoundNetwork) =>
        [.. RuleCatalog.All.Where(rule => rule.NeedsSoundNetwork == needsSoundNetwork).SelectMany(rule => rule.Check(network))];

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error);
}
