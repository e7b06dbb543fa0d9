using System.Threading;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>What a network needs, as the schedule itself plans it.</summary>
/// <param name="Workspace">The bytes of a training workspace.</param>
/// <param name="Parameters">The bytes of the parameters.</param>
internal sealed record WorkspaceSize(long Workspace, long Parameters)
{
    public static WorkspaceSize Of(NetworkDeclaration network)
    {
        var schedule = NetworkCompiler.Plan(network, CancellationToken.None);
        return new(schedule.Memory.TrainingLength * schedule.ElementBytes, schedule.Parameters.Length * schedule.ElementBytes);
    }
}
