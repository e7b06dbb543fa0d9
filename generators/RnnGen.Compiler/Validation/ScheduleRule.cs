using System.Collections.Generic;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>One thing that the schedule of a network must satisfy: it is what will be emitted, and it is made once.</summary>
internal abstract class ScheduleRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error) : Rule(id, title, message, severity)
{
    /// <summary>A declaration alone says nothing about it.</summary>
    public sealed override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>The rule's objections.</summary>
    public abstract IEnumerable<Finding> Check(Schedule schedule);
}
