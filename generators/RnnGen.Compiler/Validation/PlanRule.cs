using System.Collections.Generic;
using System.Threading;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation;

/// <summary>One thing that the plan of a network must satisfy.</summary>
internal abstract class PlanRule(string id, string title, string message) : Rule(id, title, message)
{
    public override Precondition Requires => Precondition.Sound;

    public override IEnumerable<Finding> Check(NetworkDeclaration network) => Check(network, NetworkCompiler.Plan(network, CancellationToken.None));

    /// <summary>The rule's objections to a declaration whose plan is at hand: planning takes as long as all other rules together, or ten times that.</summary>
    public abstract IEnumerable<Finding> Check(NetworkDeclaration network, Schedule plan);
}
