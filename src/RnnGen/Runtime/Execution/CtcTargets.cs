using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The labels of rows as connectionist temporal classification wants them: the states of a path and the ways between them.</summary>
internal static class CtcTargets
{
    /// <summary>The class that stands between labels.</summary>
    public const int Blank = 0;

    /// <summary>Stands for log 0, as in the emitted equations.</summary>
    private const double LogZero = -1e30;

    /// <summary>Checks labels and their numbers. A row of length 0 may have any.</summary>
    /// <exception cref="ArgumentException">A number of labels or a label is out of range, or a row has too few steps for its labels.</exception>
    public static void Check<T>(NetworkLayout layout, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!batch.TargetLengths.IsEmpty && batch.TargetLengths.Length != extent.Rows)
        {
            throw BatchValidation.Mismatch("targetLengths", Invariant($"one of each of the {extent.Rows} rows, or none"), batch.TargetLengths.Length);
        }

        for (var row = 0; row < extent.Rows; row++)
        {
            var length = BatchValidation.LengthOf(layout, batch, row);
            if (length > 0)
            {
                CheckRow(layout, batch, row, length);
            }
        }
    }

    /// <summary>Copies a row's path: blank, label, blank, ..., label, blank, and blanks behind it that no path goes through.</summary>
    public static void CopyIn<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, bool valid, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var states = network.PathStates;
        var labels = valid ? LabelsOf(network, batch, row) : default;
        var path = workspace.Labels.Slice(row * states, states);
        var skips = workspace.Values.Slice(network.Place(workspace.Layout, workspace.Layout.Skips, states, 0, row), states);
        var ends = workspace.Values.Slice(network.Place(workspace.Layout, workspace.Layout.Ends, states, 0, row), states);
        var no = Scalar.FromDouble<T>(LogZero);
        path.Fill(Blank);
        skips.Fill(no);
        ends.Fill(no);
        ends[2 * labels.Length] = T.Zero;
        for (var i = 0; i < labels.Length; i++)
        {
            var state = (2 * i) + 1;
            path[state] = labels[i];

            // The blank between equal labels cannot be skipped: without it they would be one.
            skips[state] = i > 0 && labels[i] != labels[i - 1] ? T.Zero : no;
            ends[state] = i == labels.Length - 1 ? T.Zero : no;
        }
    }

    /// <summary>The steps that labels take at the least: one each, and one between equal neighbors.</summary>
    public static int StepsFor(ReadOnlySpan<int> labels)
    {
        var steps = labels.Length;
        for (var i = 1; i < labels.Length; i++)
        {
            steps += labels[i] == labels[i - 1] ? 1 : 0;
        }

        return steps;
    }

    private static ReadOnlySpan<int> LabelsOf<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batch.Labels.Slice(row * layout.MaxLabels, batch.TargetLengths.IsEmpty ? layout.MaxLabels : batch.TargetLengths[row]);

    private static void CheckRow<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!batch.TargetLengths.IsEmpty && (uint)batch.TargetLengths[row] > (uint)layout.MaxLabels)
        {
            throw BatchValidation.OutOfRange("targetLengths", row, Invariant($"0 to {layout.MaxLabels} labels"), batch.TargetLengths[row]);
        }

        var labels = LabelsOf(layout, batch, row);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 1 || labels[i] >= layout.OutputSize)
            {
                throw BatchValidation.OutOfRange(
                    "labels", (row * layout.MaxLabels) + i, Invariant($"a label of 1 to {layout.OutputSize - 1} (0 is the blank)"), labels[i]);
            }
        }

        if (StepsFor(labels) is var steps && steps > length)
        {
            throw new ArgumentException(
                Invariant($"labels: expected at most what row {row} has steps for; its {labels.Length} labels need {steps} steps (one each, and one between equal neighbours), it has {length}."),
                "labels");
        }
    }
}
