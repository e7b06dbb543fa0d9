using static System.FormattableString;

namespace RnnGen;

/// <summary>Makes stores of features, and checks what they are made of.</summary>
internal static class SequenceStores
{
    internal static SequenceStore Windows(
        TimeSeries series, int steps, int horizon, IReadOnlyList<string>? inputs, IReadOnlyList<string>? targets, SequenceShape shape, int stride, int outputSteps)
    {
        ArgumentNullException.ThrowIfNull(series);
        Hyperparameter.AtLeast(1, steps);
        Hyperparameter.AtLeast(1, horizon);
        Hyperparameter.AtLeast(1, stride);
        if (shape is SequenceShape.OneToOne or SequenceShape.OneToMany && steps != 1)
        {
            throw new ArgumentException(Invariant($"{shape} has 1 step, given {steps}."), nameof(steps));
        }

        var hasOutputTime = shape is SequenceShape.OneToMany or SequenceShape.EncoderDecoder;
        if (hasOutputTime ? outputSteps < 1 : outputSteps != 0)
        {
            throw new ArgumentException(
                Invariant($"{shape} {(hasOutputTime ? "expects the number of output steps, at least 1" : "has no output steps of its own; expected 0")}; given {outputSteps}."), nameof(outputSteps));
        }

        inputs = Columns(inputs, series.Columns, nameof(inputs));
        targets = Columns(targets, inputs, nameof(targets));
        var reach = (long)steps - 1 + horizon + (hasOutputTime ? outputSteps - 1 : 0);
        if (reach >= series.Length)
        {
            throw new ArgumentException(
                Invariant($"Expected at least steps + horizon{(hasOutputTime ? " + output steps - 1" : "")} = {reach + 1} rows for one window; the series has {series.Length}."), nameof(series));
        }

        var everyStep = shape == SequenceShape.ManyToMany;
        return new()
        {
            Count = ((series.Length - 1 - (int)reach) / stride) + 1,
            Steps = steps,
            OutputSteps = hasOutputTime ? outputSteps : everyStep ? steps : 1,
            HasOutputTime = hasOutputTime,
            InputSize = inputs.Count,
            OutputSize = targets.Count,
            Inputs = series.RowMajor(inputs, nameof(inputs)),
            InputStride = stride * inputs.Count,
            Targets = series.RowMajor(targets, nameof(targets)),
            TargetOrigin = (everyStep ? horizon : steps - 1 + horizon) * targets.Count,
            TargetStride = stride * targets.Count,
            InputColumns = [.. inputs],
            TargetColumns = [.. targets],
            WindowStride = stride,
            WindowReach = (int)reach,
        };
    }

    internal static SequenceStore Features(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int steps, int inputSize, int outputSteps, int outputSize, ReadOnlySpan<int> lengths, ReadOnlySpan<int> targetLengths)
    {
        var store = Features(inputs, steps, inputSize, outputSteps, lengths, targetLengths);
        CheckLength(targets.Length, store.Count, outputSteps, Hyperparameter.AtLeast(1, outputSize), nameof(targets), $"{nameof(outputSteps)} and {nameof(outputSize)}, whose product it is");
        Finite.Check(targets, nameof(targets), nameof(targets));
        return store with { Targets = targets.ToArray(), OutputSize = outputSize, TargetStride = outputSteps * outputSize };
    }

    internal static SequenceStore Features(
        ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels, int steps, int inputSize, int outputSteps, ReadOnlySpan<int> lengths, ReadOnlySpan<int> targetLengths)
    {
        var store = Features(inputs, steps, inputSize, outputSteps, lengths, targetLengths);
        CheckLength(labels.Length, store.Count, outputSteps, 1, nameof(labels), nameof(outputSteps));
        CheckNotNegative(labels, nameof(labels), "a class index");
        return store with { Labels = labels.ToArray() };
    }

    internal static SequenceStore Transcripts(
        ReadOnlySpan<double> inputs, IReadOnlyList<int[]> labels, int steps, int inputSize, int maxLabels, ReadOnlySpan<int> lengths)
    {
        var store = Features(inputs, steps, inputSize, steps, lengths, default);
        ArgumentNullException.ThrowIfNull(labels);
        Hyperparameter.AtLeast(0, maxLabels);
        if (labels.Count != store.Count || labels.Any(l => l is null))
        {
            throw new ArgumentException(Invariant($"Expected labels for each of the {store.Count} sequences, given {labels.Count(l => l is not null)}."), nameof(labels));
        }

        var longest = Math.Max(1, labels.Max(l => l.Length));
        if (maxLabels > 0 && longest > maxLabels)
        {
            throw new ArgumentException(
                Invariant($"Expected at most {maxLabels} labels; sequence {labels.TakeWhile(l => l.Length < longest).Count()} has {longest}."), nameof(labels));
        }

        var width = maxLabels == 0 ? longest : maxLabels;
        var padded = new int[checked(store.Count * width)];
        for (var i = 0; i < store.Count; i++)
        {
            if (labels[i].AsSpan().IndexOfAnyInRange(int.MinValue, 0) is >= 0 and var bad)
            {
                throw new ArgumentException(Invariant($"Expected labels of at least 1 (0 is the blank), given {labels[i][bad]} at {bad} of sequence {i}."), nameof(labels));
            }

            labels[i].CopyTo(padded, i * width);
        }

        return store with { Labels = padded, MaxLabels = width, TargetLengths = [.. labels.Select(l => l.Length)], TargetStride = width };
    }

    internal static SequenceStore Weighted(SequenceStore store, ReadOnlySpan<double> stepWeights)
    {
        if (stepWeights.IsEmpty)
        {
            return store;
        }

        CheckLength(stepWeights.Length, store.Count, store.LossSteps, 1, nameof(stepWeights));
        Finite.Check(stepWeights, nameof(stepWeights), nameof(stepWeights));
        for (var i = 0; i < stepWeights.Length; i++)
        {
            if (stepWeights[i] < 0)
            {
                throw new ArgumentException(Invariant($"Expected weights of at least 0, given {stepWeights[i]} at {i}."), nameof(stepWeights));
            }
        }

        return store with { StepWeights = stepWeights.ToArray() };
    }

    internal static void CheckNotNegative(ReadOnlySpan<int> values, string parameter, string expected)
    {
        var bad = values.IndexOfAnyInRange(int.MinValue, -1);
        if (bad >= 0)
        {
            throw new ArgumentException(Invariant($"Expected {expected} of at least 0 at {bad}, given {values[bad]}."), parameter);
        }
    }

    private static SequenceStore Features(
        ReadOnlySpan<double> inputs, int steps, int inputSize, int outputSteps, ReadOnlySpan<int> lengths, ReadOnlySpan<int> targetLengths)
    {
        var perSequence = checked(Hyperparameter.AtLeast(1, steps) * Hyperparameter.AtLeast(1, inputSize));
        if (inputs.Length == 0 || inputs.Length % perSequence != 0)
        {
            throw new ArgumentException(Invariant($"Expected sequences * {steps} steps * {inputSize} features, given {inputs.Length} numbers."), nameof(inputs));
        }

        Hyperparameter.AtLeast(1, outputSteps);
        Finite.Check(inputs, nameof(inputs), nameof(inputs));
        var count = inputs.Length / perSequence;
        return new()
        {
            Count = count,
            Steps = steps,
            OutputSteps = outputSteps,
            InputSize = inputSize,
            Inputs = inputs.ToArray(),
            InputStride = perSequence,
            TargetStride = outputSteps,
            Lengths = Lengths(lengths, count, steps, nameof(lengths)),
            HasOutputTime = !targetLengths.IsEmpty || (outputSteps != 1 && outputSteps != steps),
            TargetLengths = Lengths(targetLengths, count, outputSteps, nameof(targetLengths)),
        };
    }

    internal static int[]? Lengths(ReadOnlySpan<int> lengths, int count, int steps, string parameter)
    {
        if (lengths.IsEmpty)
        {
            return null;
        }

        if (lengths.Length != count)
        {
            throw new ArgumentException(Invariant($"Expected a length for each of {count} sequences, or none; given {lengths.Length}."), parameter);
        }

        for (var i = 0; i < count; i++)
        {
            if (lengths[i] < 0 || lengths[i] > steps)
            {
                throw new ArgumentException(Invariant($"Expected 0 to {steps} valid steps, given {lengths[i]} at {i}."), parameter);
            }
        }

        return lengths.ToArray();
    }

    private static void CheckLength(int given, int count, int outputSteps, int size, string parameter, string? sizes = null)
    {
        if (given != (long)count * outputSteps * size)
        {
            // Both sizes are 1 where they are not given, so that the call does not show what is missing.
            var remedy = sizes is not null && given > 0 && given % count == 0 ? Invariant($" That is {given / count} for each sequence: pass {sizes}.") : "";
            throw new ArgumentException(
                Invariant($"Expected {count} sequences * {outputSteps} output steps{(size == 1 ? "" : Invariant($" * {size} values"))}, given {given} numbers.{remedy}"), parameter);
        }
    }

    private static IReadOnlyList<string> Columns(IReadOnlyList<string>? given, IReadOnlyList<string> otherwise, string parameter) =>
        given is { Count: 0 } ? throw new ArgumentException("Expected at least one column.", parameter) : given ?? otherwise;
}
