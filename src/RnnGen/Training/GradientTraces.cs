using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Reads dL/dh_t, which a training pass has left in its workspace, as norms.</summary>
internal static class GradientTraces
{
    /// <summary>The report of the pass that ran last.</summary>
    /// <param name="network">A network that traces gradients.</param>
    /// <param name="workspace">The workspace as the pass left it.</param>
    /// <param name="share">The factor that the pass has put on the gradient of its batch.</param>
    /// <param name="extent">Its batch; empty where nothing flowed.</param>
    internal static GradientFlow Read<T>(NetworkLayout network, Workspace<T> workspace, double share, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new([.. network.Traces.Select(static trace => trace.Name)], [.. network.Traces.Select(trace => Norms(network, trace, workspace, share, extent))]);

    private static double[] Norms<T>(NetworkLayout network, TraceLayout trace, Workspace<T> workspace, double share, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var taken = trace.IsOfOutputs ? extent.OutputSteps : (extent.Steps + trace.Stride - 1) / trace.Stride;
        var norms = new double[trace.Steps];
        for (var step = 0; step < trace.Steps; step++)
        {
            // A report goes in the order in which the layer reads.
            var t = trace.IsReversed ? trace.Steps - 1 - step : step;

            // Where all rows have ended, nothing was computed, and nothing flows.
            norms[step] = t < taken ? Norm(network, trace, workspace, t, extent.Rows) / share : 0;
        }

        return norms;
    }

    /// <summary>The Euclidean norm. Scaled by the largest magnitude: the square of a gradient that vanishes would be 0, and of one that explodes infinite.</summary>
    private static double Norm<T>(NetworkLayout network, TraceLayout trace, Workspace<T> workspace, int t, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = 0.0;
        for (var row = 0; row < rows; row++)
        {
            foreach (var value in RowOf(network, trace, workspace, t, row))
            {
                largest = Math.Max(largest, Math.Abs(Scalar.ToDouble(value)));
            }
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            foreach (var value in RowOf(network, trace, workspace, t, row))
            {
                var scaled = Scalar.ToDouble(value) / largest;
                sum += scaled * scaled;
            }
        }

        return largest * Math.Sqrt(sum);
    }

    private static ReadOnlySpan<T> RowOf<T>(NetworkLayout network, TraceLayout trace, Workspace<T> workspace, int t, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        workspace.Values.Slice(network.Place(workspace.Layout, trace.Offset, trace.Width, t, row), trace.Width);
}
