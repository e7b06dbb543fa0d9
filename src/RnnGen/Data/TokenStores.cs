using static System.FormattableString;

namespace RnnGen;

/// <summary>Makes stores of tokens, padded with token 0, and checks what they are made of.</summary>
internal static class TokenStores
{
    internal static SequenceStore WithClass(IReadOnlyList<int[]> tokens, IReadOnlyList<int> labels, int steps)
    {
        var store = Pad(tokens, steps);
        CheckCount(labels, store.Count, nameof(labels));
        int[] classes = [.. labels];
        SequenceStores.CheckNotNegative(classes, nameof(labels), "a class index");
        return store with { Labels = classes };
    }

    internal static SequenceStore WithClasses(IReadOnlyList<int[]> tokens, IReadOnlyList<int[]> labels, int steps)
    {
        var store = Pad(tokens, steps);
        CheckCount(labels, store.Count, nameof(labels));
        var classes = new int[store.Count * store.Steps];
        for (var i = 0; i < store.Count; i++)
        {
            if (labels[i]?.Length != tokens[i].Length)
            {
                throw new ArgumentException(
                    Invariant($"Expected a label for each of the {tokens[i].Length} tokens of sequence {i}, given {labels[i]?.Length ?? 0}."), nameof(labels));
            }

            SequenceStores.CheckNotNegative(labels[i], nameof(labels), Invariant($"in sequence {i} a class index"));
            labels[i].CopyTo(classes, i * store.Steps);
        }

        return store with { Labels = classes, OutputSteps = store.Steps, TargetStride = store.Steps };
    }

    /// <summary>Classes in a time of their own: as many for each sequence as there are.</summary>
    internal static SequenceStore WithClasses(IReadOnlyList<int[]> tokens, IReadOnlyList<int[]> labels, int steps, int outputSteps)
    {
        var store = Pad(tokens, steps);
        CheckCount(labels, store.Count, nameof(labels));
        outputSteps = OutputSteps(labels, outputSteps, 1, nameof(labels));
        var classes = new int[checked(store.Count * outputSteps)];
        for (var i = 0; i < store.Count; i++)
        {
            SequenceStores.CheckNotNegative(labels[i], nameof(labels), Invariant($"in sequence {i} a class index"));
            labels[i].CopyTo(classes, i * outputSteps);
        }

        return InOutputTime(store, [.. labels.Select(l => l.Length)], outputSteps, 1) with { Labels = classes };
    }

    /// <summary>Values in a time of their own.</summary>
    internal static SequenceStore WithValues(IReadOnlyList<int[]> tokens, IReadOnlyList<double[]> targets, int steps, int outputSteps, int outputSize)
    {
        var store = Pad(tokens, steps);
        CheckCount(targets, store.Count, nameof(targets));
        outputSteps = OutputSteps(targets, outputSteps, Hyperparameter.AtLeast(1, outputSize), nameof(targets));
        var values = new double[checked(store.Count * outputSteps * outputSize)];
        for (var i = 0; i < store.Count; i++)
        {
            Finite.Check(targets[i], nameof(targets), Invariant($"targets of sequence {i}"));
            targets[i].CopyTo(values, i * outputSteps * outputSize);
        }

        return InOutputTime(store, [.. targets.Select(t => t.Length / outputSize)], outputSteps, outputSize) with { Targets = values, OutputSize = outputSize };
    }

    internal static SequenceStore WithValue(IReadOnlyList<int[]> tokens, IReadOnlyList<double> targets, int steps)
    {
        var store = Pad(tokens, steps);
        CheckCount(targets, store.Count, nameof(targets));
        double[] values = [.. targets];
        Finite.Check(values, nameof(targets), nameof(targets));
        return store with { Targets = values, OutputSize = 1 };
    }

    private static SequenceStore Pad(IReadOnlyList<int[]> tokens, int steps)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Hyperparameter.AtLeast(0, steps);
        if (tokens.Count == 0 || tokens.Any(t => t is null))
        {
            throw new ArgumentException("Expected at least one sequence, and none that is null.", nameof(tokens));
        }

        var longest = tokens.Max(t => t.Length);
        if (longest == 0 || (steps > 0 && longest > steps))
        {
            throw new ArgumentException(
                Invariant($"Expected sequences of at most {steps} tokens; sequence {tokens.TakeWhile(t => t.Length < longest).Count()} has {longest}."), nameof(tokens));
        }

        steps = steps == 0 ? longest : steps;
        var padded = new int[checked(tokens.Count * steps)];
        for (var i = 0; i < tokens.Count; i++)
        {
            SequenceStores.CheckNotNegative(tokens[i], nameof(tokens), Invariant($"in sequence {i} a token"));
            tokens[i].CopyTo(padded, i * steps);
        }

        return new()
        {
            Count = tokens.Count,
            Steps = steps,
            OutputSteps = 1,
            Tokens = padded,
            InputStride = steps,
            TargetStride = 1,
            Lengths = tokens.All(t => t.Length == steps) ? null : [.. tokens.Select(t => t.Length)],
        };
    }

    private static SequenceStore InOutputTime(SequenceStore store, int[] lengths, int outputSteps, int size) => store with
    {
        OutputSteps = outputSteps,
        HasOutputTime = true,
        TargetLengths = lengths.All(l => l == outputSteps) ? null : lengths,
        TargetStride = outputSteps * size,
    };

    /// <summary>The output steps to pad to: those declared, or those of the longest.</summary>
    private static int OutputSteps<TItem>(IReadOnlyList<TItem[]> given, int outputSteps, int size, string parameter)
    {
        Hyperparameter.AtLeast(0, outputSteps);
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i] is null || given[i].Length % size != 0)
            {
                throw new ArgumentException(Invariant($"Expected output steps of {size} values for sequence {i}, given {given[i]?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}."), parameter);
            }
        }

        var longest = given.Max(g => g.Length) / size;
        return outputSteps == 0 || longest <= outputSteps
            ? Math.Max(1, outputSteps == 0 ? longest : outputSteps)
            : throw new ArgumentException(
                Invariant($"Expected at most {outputSteps} output steps; sequence {given.TakeWhile(g => g.Length / size < longest).Count()} has {longest}."), parameter);
    }

    private static void CheckCount<TItem>(IReadOnlyList<TItem> given, int count, string parameter)
    {
        ArgumentNullException.ThrowIfNull(given, parameter);
        if (given.Count != count)
        {
            throw new ArgumentException(Invariant($"Expected one for each of the {count} sequences, given {given.Count}."), parameter);
        }
    }
}
