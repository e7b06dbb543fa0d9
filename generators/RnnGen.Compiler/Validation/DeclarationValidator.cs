using System;
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
        var isBroken = IsBroken(network);
        var findings = Ask(network, rule => rule.Requires <= (isBroken ? Precondition.None : Precondition.Complete));
        return new(isBroken || HasErrors(findings) ? findings : [.. findings, .. Ask(network, rule => rule.Requires == Precondition.Sound)]);
    }

    /// <summary>Whether the network can be compiled.</summary>
    public static bool CanCompile(NetworkDeclaration network) => !IsBroken(network) && !HasErrors(Validate(network));

    /// <summary>Whether the class can take the emitted surface, so that code which uses an erroneous network still compiles.</summary>
    public static bool CanExtend(NetworkDeclaration network) =>
        network.Type.Problems.All(problem => problem.Kind is TypeProblemKind.LayersSpread or TypeProblemKind.BrokenAttribute);

    private static bool IsBroken(NetworkDeclaration network) =>
        network.Type.Problems.Any(problem => problem.Kind == TypeProblemKind.BrokenAttribute);

    private static Finding[] Ask(NetworkDeclaration network, Func<Rule, bool> which) =>
        [.. RuleCatalog.All.Where(which).SelectMany(rule => rule.Check(network))];

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error);
}
