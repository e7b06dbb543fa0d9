using System.Collections.Generic;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Emitted code addresses the workspace and the parameters with 32-bit offsets.</summary>
internal sealed class TooLarge() : ScheduleRule(RuleIds.TooLarge, "Network needs more than 2 GiB")
{
    public override IEnumerable<Finding> Check(Schedule schedule)
    {
        var (size, name) = (WorkspaceSize.Of(schedule), schedule.Network.Type.Name);
        if (size.Parameters > Limits.Bytes)
        {
            return [At(Element.OfNetwork(), $"The parameters of the network '{name}' need {size.Parameters} bytes, more than the maximum of {Limits.Bytes}. Reduce the units of its layers.")];
        }

        return size.Workspace > Limits.Bytes
            ? [At(Element.OfNetwork(), $"The workspace of the network '{name}' needs {size.Workspace} bytes, more than the maximum of {Limits.Bytes}. Reduce BatchSize, Steps or the units of its layers.")]
            : [];
    }
}
