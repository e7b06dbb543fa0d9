using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// Workspaces that wait for the next call. A slot is taken and filled by one atomic exchange, so threads never wait for each other, and a call on a warm pool
/// allocates nothing. What finds no free slot on its return is left to the garbage collector.
/// </summary>
internal sealed class WorkspacePool<T>(NetworkLayout network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T>?[] _slots = new Workspace<T>?[Math.Clamp(2 * Environment.ProcessorCount, 8, 64)];

    public Workspace<T> Rent()
    {
        var workspace = Take();
        workspace.Guard(network);
        return workspace;
    }

    public void Return(Workspace<T> workspace)
    {
        var first = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref Slot(first, i);
            if (Volatile.Read(ref slot) is null && Interlocked.CompareExchange(ref slot, workspace, null) is null)
            {
                return;
            }
        }
    }

    private Workspace<T> Take()
    {
        var first = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref Slot(first, i);
            if (Volatile.Read(ref slot) is not null && Interlocked.Exchange(ref slot, null) is { } workspace)
            {
                return workspace;
            }
        }

        return new(network, network.Prediction);
    }

    // Processors begin at different slots, so that they rarely meet.
    private ref Workspace<T>? Slot(int first, int i) => ref _slots[(int)((uint)(first + i) % (uint)_slots.Length)];
}
