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

    private static void CheckCount<TItem>(IReadOnlyList<TItem> given, int count, string parameter)
    {
        ArgumentNullException.ThrowIfNull(given, parameter);
        if (given.Count != count)
        {
            throw new ArgumentException(Invariant($"Expected one for each of the {count} sequences, given {given.Count}."), parameter);
        }
    }
}
