using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

internal static class Masks
{
    /// <summary>The dropout masks of a training step, by the names that the program gives them: [steps][rows][width].</summary>
    public static Dictionary<string, double[][][]> Of<T>(NetworkLayout network, CompiledStages stages, int seed, long step, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = new T[network.Training.Length];
        new DropoutMasks<T>(network, seed).Fill(workspace, step, new BatchExtent(rows, HasLengths: false, rows, network.Steps, network.OutputSteps));
        return stages.Lowered.Program.Interface.Masks.Zip(network.Dropouts).ToDictionary(
            pair => pair.First.Sequence.Name.ToString(),
            pair => Enumerable.Range(0, pair.Second.Steps)
                .Select(t => Enumerable.Range(0, rows).Select(row => Row(workspace, network, pair.Second, t, row)).ToArray())
                .ToArray());
    }

    private static double[] Row<T>(T[] workspace, NetworkLayout network, DropoutSite site, int t, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. workspace.AsSpan(site.Offset + (((t * network.BatchSize) + row) * site.Width), site.Width).ToArray().Select(double.CreateTruncating)];
}
