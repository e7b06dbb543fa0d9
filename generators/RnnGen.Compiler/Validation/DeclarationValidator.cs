using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>What is wrong with a declaration, and what can be emitted for it all the same.</summary>
internal static class DeclarationValidator
{
    /// <summary>Every finding, rule by rule.</summary>
    public static EquatableArray<Finding> Validate(NetworkDeclaration network) => Judge(network, CancellationToken.None).Findings;

    /// <summary>Every finding, and the plan of a network that can be compiled: it is made once, for the rules and for the emitter.</summary>
    public static Verdict Judge(NetworkDeclaration network, CancellationToken cancellationToken)
    {
        var isBroken = IsBroken(network);
        var findings = Ask(network, rule => rule.Requires <= (isBroken ? Precondition.None : Precondition.Complete));
        if (!isBroken && !HasErrors(findings))
        {
            findings = [.. findings, .. Ask(network, rule => rule.Requires == Precondition.Sound && rule is not PlanRule)];
        }

        if (isBroken || HasErrors(findings))
        {
            return new(new(findings), null);
        }

        var plan = NetworkCompiler.Plan(network, cancellationToken);
        Finding[] all = [.. findings, .. RuleCatalog.All.OfType<PlanRule>().SelectMany(rule => rule.Check(network, plan))];
        return new(new(all), HasErrors(all) ? null : plan);
    }

    /// <summary>Whether the class can take the emitted surface, so that code which uses an erroneous network still compiles.</summary>
    public static bool CanExtend(NetworkDeclaration network) =>
        network.Type.Problems.All(problem => problem.Kind is TypeProblemKind.LayersSpread or TypeProblemKind.BrokenAttribute);

    private static bool IsBroken(NetworkDeclaration network) =>
        network.Type.Problems.Any(problem => problem.Kind == TypeProblemKind.BrokenAttribute);

    private static Finding[] Ask(NetworkDeclaration network, Func<Rule, bool> which) =>
        [.. RuleCatalog.All.Where(which).SelectMany(rule => rule.Check(network))];

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error);
}
