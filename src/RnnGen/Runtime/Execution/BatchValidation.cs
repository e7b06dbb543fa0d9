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
        var rows = InputValidation.CountRows(layout, batch);
        CheckMask(layout, batch.Mask.Length, rows);
        var extent = CheckLengths(layout, batch, rows);
        InputValidation.CheckTokens(layout, batch, extent);
        TreeValidation.Check(layout, batch, extent);
        return extent;
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
        foreach (var head in layout.EachHead)
        {
            if (!double.IsFinite(sum * head.Divisor))
            {
                throw new ArgumentException(
                    Invariant($"stepWeights: expected a sum that is finite when multiplied with the {head.TargetSize} outputs; given {sum}. Only ratios of weights matter: divide all by one number."),
                    "stepWeights");
            }
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

    /// <summary>The entries of a row of an exposed layer that are within its length.</summary>
    public static int ValidEntries<T>(NetworkLayout layout, ExposedLayout exposed, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        exposed.Steps == 0 ? Math.Min(LengthOf(layout, batch, row), 1)
        : exposed.IsOfOutputs ? ValidOutputSteps(layout, batch, row)
        : (LengthOf(layout, batch, row) + exposed.Stride - 1) / exposed.Stride;

    /// <summary>The step of the caller's arrays that a row's entry of a span is: with a mask, its steps are not those from the first on.</summary>
    public static int StepOf<T>(NetworkLayout layout, InputSpan span, in SequenceBatch<T> batch, int row, int entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => span == InputSpan.Steps && !batch.Order.IsEmpty ? batch.Order[(row * layout.Steps) + entry] : entry;

    /// <summary>The step of the caller's outputs that a row's output step is.</summary>
    public static int OutputStepOf<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layout.Shape == SequenceShape.ManyToMany ? StepOf(layout, InputSpan.Steps, batch, row, step) : step;

    /// <summary>The place of a row's loss among the caller's: an output step's, or the row's.</summary>
    public static int LossOf<T>(NetworkLayout layout, in SequenceBatch<T> batch, int row, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (row * layout.LossSteps) + (layout.Loss is LossKind.Ctc ? step : OutputStepOf(layout, batch, row, step));

    private static void CheckMask(NetworkLayout layout, int given, int rows)
    {
        if (given != 0 && layout.HasTrees)
        {
            throw Mismatch("mask", "none, because the steps of this network are nodes of trees", given);
        }

        if (given != 0 && given != rows * layout.Steps)
        {
            throw Mismatch("mask", Invariant($"rows * steps = {rows} * {layout.Steps}, or none"), given);
        }
    }

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
        CheckCounts(layout, batch, extent);
        foreach (var head in layout.EachHead)
        {
            if (head.Loss is LossKind.Ctc)
            {
                CtcTargets.Check(layout, batch, extent);
            }
            else if (head.TakesLabels)
            {
                CheckLabels(layout, head, batch, extent);
            }
            else if (head.Loss is { } loss && !double.IsInfinity(loss.TargetRange().Least))
            {
                CheckRange<TNumber, T>(layout, head, loss.TargetRange(), batch, extent);
            }
        }
    }

    /// <summary>Checks how many targets and labels there are.</summary>
    private static void CheckCounts<T>(NetworkLayout layout, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layout.ValueSize == 0)
        {
            CheckAbsent(batch.Targets.Length, "targets", "labels");
        }

        if (layout.LabelSize == 0)
        {
            CheckAbsent(batch.Labels.Length, "labels", "targets");
        }
        else if (batch.Labels.Length != extent.Rows * layout.LabelsPerRow)
        {
            var expected = layout.Loss is LossKind.Ctc ? Invariant($"rows * most labels = {extent.Rows} * {layout.LabelsPerRow}")
                : layout.LabelSize == 1 ? Invariant($"rows * output steps = {extent.Rows} * {layout.OutputSteps}")
                : Invariant($"rows * output steps * heads with classes = {extent.Rows} * {layout.OutputSteps} * {layout.LabelSize}");
            throw HeadMismatch(layout, static head => head.TakesLabels, "labels", expected, batch.Labels.Length);
        }

        if (batch.Targets.Length != extent.Rows * layout.OutputSteps * layout.ValueSize)
        {
            throw HeadMismatch(layout, static head => head.TakesTargets, "targets", Formula(layout, extent, layout.ValueSize == layout.OutputSize ? "output size" : "target size", layout.ValueSize), batch.Targets.Length);
        }
    }

    /// <summary>The error of an array of targets or labels, which names the heads that it is of where there are several.</summary>
    private static ArgumentException HeadMismatch(NetworkLayout layout, Func<HeadLayout, bool> isOfArray, string name, string expected, int given)
    {
        HeadLayout[] heads = [.. layout.EachHead.Where(isOfArray)];
        return heads is [var head] ? new(Invariant($"{head.Called(layout)}: expected {expected}; given {given}."), head.Argument(layout))
            : Mismatch(name, expected + " for " + string.Join(", ", heads.Select(static head => $"'{head.Name}'")), given);
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
                var index = LossOf(layout, batch, row, t);
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

    private static void CheckLabels<T>(NetworkLayout layout, HeadLayout head, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < extent.Rows; row++)
        {
            var steps = ValidOutputSteps(layout, batch, row);
            for (var t = 0; t < steps; t++)
            {
                var step = OutputStepOf(layout, batch, row, t);
                var index = (((row * layout.OutputSteps) + step) * layout.LabelSize) + head.TargetColumn;
                if ((uint)batch.Labels[index] >= (uint)head.OutputSize)
                {
                    throw OutOfRange(layout, head, row, step, 0, Invariant($"a class of 0 to {head.OutputSize - 1}"), batch.Labels[index]);
                }
            }
        }
    }

    private static void CheckRange<TNumber, T>(NetworkLayout layout, HeadLayout head, (double Least, double Most, string Words) range, in SequenceBatch<TNumber> batch, BatchExtent extent)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < extent.Rows; row++)
        {
            var steps = ValidOutputSteps(layout, batch, row);
            for (var t = 0; t < steps; t++)
            {
                var step = OutputStepOf(layout, batch, row, t);
                var first = (((row * layout.OutputSteps) + step) * layout.ValueSize) + head.TargetColumn;
                for (var i = first; i < first + head.TargetSize; i++)
                {
                    // As the network sees it: what rounds to 1 is 1.
                    var target = Scalar.ToDouble(Scalar.FromDouble<T>(Scalar.ToDouble(batch.Targets[i])));
                    if (!(target >= range.Least && target <= range.Most))
                    {
                        throw OutOfRange(layout, head, row, step, i - first, range.Words, Scalar.ToDouble(batch.Targets[i]));
                    }
                }

                if (head.Loss is LossKind.SoftmaxCrossEntropy)
                {
                    CheckDistribution(layout, head, batch.Targets.Slice(first, head.TargetSize), row, step);
                }
            }
        }
    }

    private static void CheckDistribution<T>(NetworkLayout layout, HeadLayout head, ReadOnlySpan<T> probabilities, int row, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (var probability in probabilities)
        {
            sum += Scalar.ToDouble(probability);
        }

        if (Math.Abs(sum - 1) > DistributionTolerance)
        {
            var start = ((row * layout.OutputSteps) + step) * probabilities.Length;
            var place = layout.HasSeveralHeads ? Invariant($" (row {row}, output step {step})") : "";
            throw new ArgumentException(
                Invariant($"{head.Called(layout)}[{start}..{start + probabilities.Length}]{place}: expected the probabilities of all classes, which sum to 1; given a sum of {sum}."), head.Argument(layout));
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

    /// <summary>The length of an array of outputs or targets in words and numbers.</summary>
    public static string Formula(NetworkLayout layout, BatchExtent extent, string what, int size) =>
        Invariant($"rows * output steps * {what} = {extent.Rows} * {layout.OutputSteps} * {size} = {extent.Rows * layout.OutputSteps * size} values");

    public static ArgumentException Mismatch(string name, string expected, int given) =>
        new(Invariant($"{name}: expected {expected}; given {given}."), name);

    private static ArgumentOutOfRangeException OutOfRange(NetworkLayout layout, HeadLayout head, int row, int step, int value, string expected, double given) =>
        new(head.Argument(layout), Invariant($"{head.Place(layout, row, step, value)}: expected {expected}; given {given}."));

    public static ArgumentOutOfRangeException OutOfRange(string name, int? index, string expected, double given) =>
        new(name, Invariant($"{name}{(index is null ? "" : Invariant($"[{index}]"))}: expected {expected}; given {given}."));
}
