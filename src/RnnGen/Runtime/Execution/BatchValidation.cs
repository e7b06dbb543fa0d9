using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks what a caller passes, before anything is written. Each message names the argument, what is expected and what was given.</summary>
internal static class BatchValidation
{
    /// <summary>The distance that the sum of a distribution may have from 1: coarser than the rounding of many classes in single precision, finer than a class that was forgotten.</summary>
    public const double DistributionTolerance = 1e-3;

    /// <summary>Checks inputs or tokens, and lengths.</summary>
    public static BatchExtent CheckInputs<T>(NetworkLayout layout, in SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var extent = CheckLengths(layout, batch, InputValidation.CountRows(layout, batch));
        InputValidation.CheckTokens(layout, batch, extent);
        TreeValidation.Check(layout, batch, extent);
        return extent;
    }

    /// <summary>Checks the length of what the outputs are written to.</summary>
    public static void CheckOutputs(NetworkLayout layout, BatchExtent extent, int given)
    {
        if (given != extent.Rows * layout.OutputSteps * layout.OutputSize)
        {
            throw Mismatch("outputs", OutputFormula(layout, extent), given);
        }
    }

    /// <summary>Checks targets or labels, and weights. Values at positions beyond a row's length may be anything.</summary>
    /// <returns>The sum of the weights of the valid positions: 0 when nothing counts.</returns>
    public static double CheckTargets<TNumber, T>(NetworkLayout layout, in SequenceBatch<TNumber> batch, BatchExtent extent)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckTargetsOrLabels<TNumber, T>(layout, batch, extent);
        return batch.StepWeights.IsEmpty ? extent.ValidLosses : SumWeights(layout, batch, extent);
    }

    /// <summary>Checks a sum of weights, with the number of outputs what a loss is divided by: infinite, it would make every loss 0.</summary>
    public static void CheckWeight(NetworkLayout layout, double sum)
    {
        if (!double.IsFinite(sum * layout.TargetSize))
        {
            throw new ArgumentException(
                Invariant($"stepWeights: expected a sum that is finite when multiplied with the {layout.TargetSize} outputs; given {sum}. Only ratios of weights matter: divide all by one number."),
                "stepWeights");
        }
    }

    /// <summary>Checks which rows start anew.</summary>
    public static void CheckResets<T>(in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!batch.Resets.IsEmpty && batch.Resets.Length != extent.Rows)
        {
            throw Mismatch("resets", Invariant($"one of each of the {extent.Rows} rows, or none"), batch.Resets.Length);
        }
    }

    /// <summary>The number of output steps of a row that count: none where it has no input.</summary>
    public static int ValidOutputSteps<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = LengthOf(layout, batch, row);
        return layout switch
        {
            { Shape: SequenceShape.ManyToMany } => length,
            { HasOutputTime: true } when length > 0 && !batch.TargetLengths.IsEmpty => batch.TargetLengths[row],
            _ => length > 0 ? layout.OutputSteps : 0,
        };
    }

    /// <summary>The number of losses of a row that count.</summary>
    public static int ValidLosses<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        layout.Loss is LossKind.Ctc ? Math.Min(LengthOf(layout, batch, row), 1) : ValidOutputSteps(layout, batch, row);

    /// <summary>The valid steps of a row.</summary>
    public static int LengthOf<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.Lengths.IsEmpty ? layout.Steps : batch.Lengths[row];

    /// <summary>The steps of a row at which inputs of a span have values that are read.</summary>
    public static int ValidEntries<T>(NetworkLayout layout, InputSpan span, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => span switch
        {
            InputSpan.Sequence => Math.Min(LengthOf(layout, batch, row), 1),
            InputSpan.OutputSteps => ValidOutputSteps(layout, batch, row),
            _ => LengthOf(layout, batch, row),
        };

    private static BatchExtent CheckLengths<T>(NetworkLayout layout, in SequenceBatch<T> batch, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isShorter = CheckLengths(batch.Lengths, "lengths", layout.Steps, rows);
        if (!layout.HasOutputTime && layout.Loss is not LossKind.Ctc && !batch.TargetLengths.IsEmpty)
        {
            throw new ArgumentException("targetLengths: the outputs of this network have no lengths of their own; give lengths.", "targetLengths");
        }

        // Those of CTC count labels, and are looked at with these.
        isShorter |= layout.HasOutputTime && CheckLengths(batch.TargetLengths, "targetLengths", layout.OutputSteps, rows);
        // A step is taken in any case: what stands once for all steps is computed also where all rows are empty.
        var (valid, steps, outputSteps) = (0, 1, 1);
        for (var row = 0; row < rows; row++)
        {
            valid += ValidLosses(layout, batch, row);
            steps = Math.Max(steps, LengthOf(layout, batch, row));
            outputSteps = Math.Max(outputSteps, ValidOutputSteps(layout, batch, row));
        }

        return new(rows, isShorter, valid, steps, outputSteps);
    }

    /// <summary>Checks lengths; whether some row is shorter than all steps.</summary>
    private static bool CheckLengths(ReadOnlySpan<int> lengths, string name, int steps, int rows)
    {
        if (!lengths.IsEmpty && lengths.Length != rows)
        {
            throw Mismatch(name, Invariant($"one of each of the {rows} rows, or none"), lengths.Length);
        }

        var isShorter = false;
        for (var row = 0; row < lengths.Length; row++)
        {
            if ((uint)lengths[row] > (uint)steps)
            {
                throw OutOfRange(name, row, Invariant($"0 to {steps} steps"), lengths[row]);
            }

            isShorter |= lengths[row] < steps;
        }

        return isShorter;
    }

    private static void CheckTargetsOrLabels<TNumber, T>(NetworkLayout layout, in SequenceBatch<TNumber> batch, BatchExtent extent)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layout.HasClassTargets)
        {
            CheckAbsent(batch.Targets.Length, "targets", "labels");
            if (batch.Labels.Length != extent.Rows * layout.LabelsPerRow)
            {
                var what = layout.Loss is LossKind.Ctc ? "most labels" : "output steps";
                throw Mismatch("labels", Invariant($"rows * {what} = {extent.Rows} * {layout.LabelsPerRow}"), batch.Labels.Length);
            }

            if (layout.Loss is LossKind.Ctc)
            {
                CtcTargets.Check(layout, batch, extent);
            }
            else
            {
                CheckLabels(layout, batch, extent);
            }

            return;
        }

        CheckAbsent(batch.Labels.Length, "labels", "targets");
        if (batch.Targets.Length != extent.Rows * layout.OutputSteps * layout.TargetSize)
        {
            var formula = layout.TargetSize == layout.OutputSize
                ? OutputFormula(layout, extent)
                : Invariant($"rows * output steps * target size = {extent.Rows} * {layout.OutputSteps} * {layout.TargetSize} = {extent.Rows * layout.OutputSteps * layout.TargetSize} values");
            throw Mismatch("targets", formula, batch.Targets.Length);
        }

        if (layout.Loss is { } loss && !double.IsInfinity(loss.TargetRange().Least))
        {
            CheckRange<TNumber, T>(layout, loss.TargetRange(), batch, extent);
        }
    }

    private static double SumWeights<T>(NetworkLayout layout, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.StepWeights.Length != extent.Rows * layout.LossSteps)
        {
            var what = layout.Loss is LossKind.Ctc ? Invariant($"rows = {extent.Rows}") : Invariant($"rows * output steps = {extent.Rows} * {layout.OutputSteps}");
            throw Mismatch("stepWeights", what + " weights, or none", batch.StepWeights.Length);
        }

        double sum = 0;
        for (var row = 0; row < extent.Rows; row++)
        {
            var steps = ValidLosses(layout, batch, row);
            for (var t = 0; t < steps; t++)
            {
                var index = row * layout.LossSteps + t;
                var weight = Scalar.ToDouble(batch.StepWeights[index]);
                if (!(weight >= 0 && double.IsFinite(weight)))
                {
                    throw OutOfRange("stepWeights", index, "a finite weight of at least 0", weight);
                }

                sum += weight;
            }
        }

        CheckWeight(layout, sum);
        return sum;
    }

    private static void CheckLabels<T>(NetworkLayout layout, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < extent.Rows; row++)
        {
            var steps = ValidOutputSteps(layout, batch, row);
            for (var t = 0; t < steps; t++)
            {
                var index = row * layout.OutputSteps + t;
                if ((uint)batch.Labels[index] >= (uint)layout.OutputSize)
                {
                    throw OutOfRange("labels", index, Invariant($"a class of 0 to {layout.OutputSize - 1}"), batch.Labels[index]);
                }
            }
        }
    }

    private static void CheckRange<TNumber, T>(NetworkLayout layout, (double Least, double Most, string Words) range, in SequenceBatch<TNumber> batch, BatchExtent extent)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rowLength = layout.OutputSteps * layout.TargetSize;
        for (var row = 0; row < extent.Rows; row++)
        {
            var valid = ValidOutputSteps(layout, batch, row) * layout.TargetSize;
            for (var i = row * rowLength; i < row * rowLength + valid; i++)
            {
                // As the network sees it: what rounds to 1 is 1.
                var target = Scalar.ToDouble(Scalar.FromDouble<T>(Scalar.ToDouble(batch.Targets[i])));
                if (!(target >= range.Least && target <= range.Most))
                {
                    throw OutOfRange("targets", i, range.Words, Scalar.ToDouble(batch.Targets[i]));
                }
            }

            for (var i = row * rowLength; layout.Loss is LossKind.SoftmaxCrossEntropy && i < row * rowLength + valid; i += layout.OutputSize)
            {
                CheckDistribution(batch.Targets.Slice(i, layout.OutputSize), i);
            }
        }
    }

    private static void CheckDistribution<T>(ReadOnlySpan<T> probabilities, int start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (var probability in probabilities)
        {
            sum += Scalar.ToDouble(probability);
        }

        if (Math.Abs(sum - 1) > DistributionTolerance)
        {
            throw new ArgumentException(
                Invariant($"targets[{start}..{start + probabilities.Length}]: expected the probabilities of all classes, which sum to 1; given a sum of {sum}."), "targets");
        }
    }

    /// <summary>Checks that something is not given that a network does not take.</summary>
    public static void CheckAbsent(int given, string name, string instead)
    {
        if (given != 0)
        {
            throw Mismatch(name, $"none, because this network takes {instead}", given);
        }
    }

    private static string OutputFormula(NetworkLayout layout, BatchExtent extent) => Invariant(
        $"rows * output steps * output size = {extent.Rows} * {layout.OutputSteps} * {layout.OutputSize} = {extent.Rows * layout.OutputSteps * layout.OutputSize} values");

    public static ArgumentException Mismatch(string name, string expected, int given) =>
        new(Invariant($"{name}: expected {expected}; given {given}."), name);

    public static ArgumentOutOfRangeException OutOfRange(string name, int? index, string expected, double given) =>
        new(name, Invariant($"{name}{(index is null ? "" : Invariant($"[{index}]"))}: expected {expected}; given {given}."));
}
