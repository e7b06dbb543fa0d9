using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation;

/// <summary>The memory that a network needs, as its schedule plans it.</summary>
/// <param name="Workspace">The bytes of a training workspace.</param>
/// <param name="Parameters">The bytes of the parameters.</param>
internal sealed record WorkspaceSize(long Workspace, long Parameters)
{
    public static WorkspaceSize Of(Schedule plan) => new(plan.Memory.WholeTrainingLength * plan.ElementBytes, plan.Parameters.Length * plan.ElementBytes);
}
