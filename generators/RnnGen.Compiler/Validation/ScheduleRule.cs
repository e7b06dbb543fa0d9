using System.Collections.Generic;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>One requirement on the schedule of a network, which is made once and is what will be emitted.</summary>
internal abstract class ScheduleRule(string id, string title) : Rule(id, title)
{
    /// <summary>No findings: a declaration alone does not tell.</summary>
    public sealed override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>The rule's findings.</summary>
    public abstract IEnumerable<Finding> Check(Schedule schedule);
}
