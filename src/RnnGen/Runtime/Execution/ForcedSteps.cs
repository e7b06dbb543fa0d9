using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>Says where the teacher forces: at which steps of which rows the target takes the place of what the network feeds back.</summary>
internal static class ForcedSteps
{
    private const uint Purpose = 0x666F7263;

    /// <summary>Forces each step of the call's rows, or none.</summary>
    public static void Fill<T>(NetworkLayout network, Workspace<T> workspace, bool isForced, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (workspace.Layout.Forced < 0)
        {
            return;
        }

        for (var t = 0; t < network.OutputSteps; t++)
        {
            for (var row = 0; row < rows; row++)
            {
                workspace.Values[network.Place(workspace.Layout, workspace.Layout.Forced, 1, t, row)] = isForced ? T.One : T.Zero;
            }
        }
    }

    /// <summary>Forces each step with a probability. What is drawn is a function of seed, training step, time step and row alone.</summary>
    public static void Draw<T>(NetworkLayout network, Workspace<T> workspace, double rate, int seed, long step, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (workspace.Layout.Forced < 0 || rate is <= 0 or >= 1)
        {
            Fill(network, workspace, rate >= 1, rows);
            return;
        }

        var philox = new Philox(unchecked((uint)seed), Purpose).Derive(unchecked((uint)step), unchecked((uint)(step >> 32)), 0, 0);
        var threshold = rate * (1L << 32);
        for (var t = 0; t < network.OutputSteps; t++)
        {
            for (var row = 0; row < rows; row++)
            {
                workspace.Values[network.Place(workspace.Layout, workspace.Layout.Forced, 1, t, row)] = philox[(uint)row, (uint)t, 0, 0].A < threshold ? T.One : T.Zero;
            }
        }
    }
}
