using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>Checks a network against the rules.</summary>
internal static class DeclarationValidator
{
    /// <summary>Every finding about the declaration, rule by rule.</summary>
    public static EquatableArray<Finding> Validate(NetworkGraph network, CancellationToken cancellationToken)
    {
        var isBroken = IsBroken(network.Declaration);
        var findings = FindingsOf(network, rule => rule.Requires <= (isBroken ? Precondition.None : Precondition.Complete), cancellationToken);
        return isBroken || HasErrors(findings) ? findings : new([.. findings, .. FindingsOf(network, rule => rule.Requires == Precondition.Sound, cancellationToken)]);
    }

    /// <summary>Every finding about the schedule of a network that can be compiled.</summary>
    public static IEnumerable<Finding> Validate(Schedule schedule) => RuleCatalog.All.OfType<ScheduleRule>().SelectMany(rule => rule.Check(schedule));

    /// <summary>Whether the class can take the emitted surface, so that code which uses an erroneous network still compiles.</summary>
    public static bool CanExtend(NetworkDeclaration network) =>
        network.Type.Problems.All(problem => problem.Kind is TypeProblemKind.LayersSpread or TypeProblemKind.BrokenAttribute);

    /// <summary>Whether the C# compiler reports an error in an attribute: there is nothing to compile, and nothing to add.</summary>
    public static bool IsBroken(NetworkDeclaration network) => network.Type.Problems.Any(problem => problem.Kind == TypeProblemKind.BrokenAttribute);

    /// <summary>Whether a network cannot be emitted.</summary>
    public static bool HasErrors(EquatableArray<Finding> findings) => findings.Any(finding => finding.Rule.Severity == RuleSeverity.Error);

    private static EquatableArray<Finding> FindingsOf(NetworkGraph network, Func<Rule, bool> which, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var rule in RuleCatalog.All.Where(which))
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.AddRange(rule.Check(network));
        }

        return new(findings);
    }
}
