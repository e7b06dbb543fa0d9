using System.Collections.Generic;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Emitted code addresses the workspace and the parameters with 32-bit offsets.</summary>
internal sealed class TooLarge() : ScheduleRule(
    RuleIds.TooLarge,
    "Network needs more than 2 GiB",
    "The network '{0}' needs {1} bytes for its {2}, and an array holds at most {3}. Reduce {4}.")
{
    public override IEnumerable<Finding> Check(Schedule schedule)
    {
        var size = WorkspaceSize.Of(schedule);
        if (size.Parameters > Limits.Bytes)
        {
            return [At(Element.OfNetwork(), schedule.Network.Type.Name, size.Parameters, "parameters", Limits.Bytes, "the units of its layers")];
        }

        return size.Workspace > Limits.Bytes
            ? [At(Element.OfNetwork(), schedule.Network.Type.Name, size.Workspace, "workspace", Limits.Bytes, "BatchSize, Steps or the units of its layers")]
            : [];
    }
}
