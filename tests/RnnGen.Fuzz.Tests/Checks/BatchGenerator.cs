using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Draws batches that fit a declaration.</summary>
internal sealed class BatchGenerator(Declaration declaration)
{
    private readonly Random _random = new(declaration.Number + 1);

    /// <summary>Every row, and every step of it.</summary>
    public NetworkBatch Whole(string name = "the whole batch") => Draw(name, declaration.Rows, [], hasWeights: false);

    /// <summary>Rows of all lengths, 0 and all steps among them where there are rows enough.</summary>
    public NetworkBatch Ragged(string name, bool hasWeights = false) => Draw(name, declaration.Rows, Lengths(declaration.Rows), hasWeights);

    /// <summary>Fewer rows, where there are several.</summary>
    public NetworkBatch Fewer(string name, bool hasLengths)
    {
        var rows = declaration.Rows == 1 ? 1 : 1 + _random.Next(declaration.Rows - 1);
        return Draw(name, rows, hasLengths ? Lengths(rows) : [], hasWeights: _random.Next(2) == 0);
    }

    /// <summary>A batch in which nothing counts.</summary>
    public NetworkBatch Weightless(string name)
    {
        var batch = Draw(name, declaration.Rows, [], hasWeights: true);
        return batch with { StepWeights = new double[batch.StepWeights.Length] };
    }

    private int[] Lengths(int rows)
    {
        var steps = declaration.Steps;
        int[] some = [steps, 0, 1, Math.Max(0, steps - 1), steps / 2];
        int[] lengths = [.. Enumerable.Range(0, rows).Select(_ => _random.Next(3) == 0 ? some[_random.Next(some.Length)] : _random.Next(steps + 1))];
        lengths[_random.Next(rows)] = Math.Max(1, _random.Next(steps + 1));
        return lengths;
    }

    private NetworkBatch Draw(string name, int rows, int[] lengths, bool hasWeights)
    {
        int LengthOf(int row) => lengths.Length == 0 ? declaration.Steps : lengths[row];
        var positions = rows * declaration.OutputSteps;
        var batch = new NetworkBatch
        {
            Name = lengths.Length == 0 ? name : $"{name} of lengths [{string.Join(", ", lengths)}]",
            Rows = rows,
            Lengths = lengths,
            Inputs = Numbers("Steps", rows, declaration.Steps, LengthOf),
            Tokens = Tokens("Steps", rows, declaration.Steps, LengthOf),
            StaticInputs = Numbers("Sequence", rows, 1, LengthOf),
            StaticTokens = Tokens("Sequence", rows, 1, LengthOf),
            Children = declaration.IsTree ? Trees(rows, LengthOf) : [],
            StepWeights = hasWeights && declaration.Loss is not null ? [.. Enumerable.Range(0, rows * declaration.LossSteps).Select(i => i > 0 && _random.Next(6) == 0 ? 0 : _random.Next(1, 513) / 256.0)] : [],
        };
        if (declaration.Loss is null)
        {
            return Future(batch with { TargetLengths = HasTargetLengths(lengths) ? TargetLengths(rows) : [] }, LengthOf);
        }

        if (declaration.IsCtc)
        {
            var (labels, counts) = Transcripts(rows, LengthOf);
            return batch with { Labels = labels, TargetLengths = counts };
        }

        batch = Future(batch with { TargetLengths = HasTargetLengths(lengths) ? TargetLengths(rows) : [] }, LengthOf);
        int Outputs(int row) => LengthOf(row) == 0 ? 0
            : declaration.Shape == "ManyToMany" ? LengthOf(row)
            : batch.TargetLengths.Length > 0 ? batch.TargetLengths[row]
            : declaration.OutputSteps;
        bool Counts(int i) => i % declaration.OutputSteps < Outputs(i / declaration.OutputSteps);
        return batch with
        {
            Labels = SideBySide(positions, [.. declaration.Heads.Where(head => head.TakesLabels).Select(head => Integers(positions, head.Outputs, Counts))]),
            Targets = SideBySide(positions, [.. declaration.Heads.Where(head => !head.TakesLabels).Select(head => Targets(head, positions, Counts))]),
        };
    }

    /// <summary>The values of heads at each position, one after the other.</summary>
    private static T[] SideBySide<T>(int positions, T[][] heads) =>
        [.. Enumerable.Range(0, positions).SelectMany(i => heads.SelectMany(head => head[(i * head.Length / positions)..((i + 1) * head.Length / positions)]))];

    /// <summary>Draws what is given at the steps of the output: of those that count or, where classes are decoded without being told how many, of all.</summary>
    private NetworkBatch Future(NetworkBatch batch, Func<int, int> lengthOf)
    {
        int Known(int row) => lengthOf(row) == 0 ? 0 : batch.TargetLengths.Length > 0 && !declaration.ChoosesClasses ? batch.TargetLengths[row] : declaration.OutputSteps;
        return batch with { FutureInputs = Numbers("OutputSteps", batch.Rows, declaration.OutputSteps, Known), FutureTokens = Tokens("OutputSteps", batch.Rows, declaration.OutputSteps, Known) };
    }

    private double[] Numbers(string span, int rows, int steps, Func<int, int> valid)
    {
        var features = declaration.Features(span);
        return Values(rows * steps * features, -256, i => i / features % steps < valid(i / features / steps));
    }

    private int[] Tokens(string span, int rows, int steps, Func<int, int> valid)
    {
        var vocabularies = declaration.Vocabularies(span);
        var count = rows * steps * vocabularies.Length;
        return [.. Enumerable.Range(0, count).Select(i => _random.Next(vocabularies[i % vocabularies.Length]) is var token && i / vocabularies.Length % steps < valid(i / vocabularies.Length / steps) ? token : int.MinValue + i)];
    }

    private bool HasTargetLengths(int[] lengths) => declaration.HasTargetLengths && (lengths.Length > 0 || _random.Next(3) == 0);

    private int[] TargetLengths(int rows) => [.. Enumerable.Range(0, rows).Select(row => row == 0 ? declaration.OutputSteps : _random.Next(declaration.OutputSteps + 1))];

    private double[] Targets(Head head, int positions, Func<int, bool> counts)
    {
        if (head.Kind == "SoftmaxCrossEntropy")
        {
            return Distributions(head.Outputs, positions, counts);
        }

        var size = head.TargetSize;
        return head.Kind switch
        {
            "Poisson" or "NegativeBinomial" => [.. Enumerable.Range(0, positions * size).Select(i => _random.Next(9) is var count && counts(i / size) ? count : double.NaN)],
            "Hinge" => [.. Enumerable.Range(0, positions * size).Select(i => (2 * _random.Next(2)) - 1 is var side && counts(i / size) ? side : double.NaN)],
            var kind => Values(positions * size, kind == "BinaryCrossEntropy" ? 0 : -256, i => counts(i / size)),
        };
    }

    /// <summary>256 draws of a class each.</summary>
    private double[] Distributions(int classes, int positions, Func<int, bool> counts)
    {
        var result = new double[positions * classes];
        for (var i = 0; i < positions * 256; i++)
        {
            result[(i / 256 * classes) + _random.Next(_random.Next(classes) + 1)] += 1.0 / 256;
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = counts(i / classes) ? result[i] : double.NaN;
        }

        return result;
    }

    /// <summary>Labels for which rows have steps: one each, and one between equal neighbours.</summary>
    private (int[] Labels, int[] Counts) Transcripts(int rows, Func<int, int> lengthOf)
    {
        var (most, labels, counts) = (declaration.Labels, new int[rows * declaration.Labels], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (steps, wanted) = (0, _random.Next(most + 1));
            for (var k = 0; k < most; k++)
            {
                var label = 1 + _random.Next(declaration.LastSize - 1);
                steps += k > 0 && labels[(row * most) + k - 1] == label ? 2 : 1;
                labels[(row * most) + k] = label;
                counts[row] += k < wanted && steps <= lengthOf(row) ? 1 : 0;
            }
        }

        return (labels, counts);
    }

    private double[] Values(int count, int least, Func<int, bool> isRead) =>
        [.. Enumerable.Range(0, count).Select(i => _random.Next(least, 257) is var value && isRead(i) ? value / 256.0 : double.NaN)];

    private int[] Integers(int count, int end, Func<int, bool> isRead) =>
        [.. Enumerable.Range(0, count).Select(i => _random.Next(end) is var value && isRead(i) ? value : int.MinValue + i)];

    /// <summary>Each node takes some of the nodes that have no parent yet; never so few that the last one could not take the rest.</summary>
    private int[] Trees(int rows, Func<int, int> lengthOf)
    {
        var children = new int[rows * declaration.Steps * 2];
        Array.Fill(children, int.MaxValue);
        for (var row = 0; row < rows; row++)
        {
            var (open, nodes) = (new List<int>(), lengthOf(row));
            for (var node = 0; node < nodes; node++)
            {
                var after = nodes - 1 - node;
                var least = after == 0 ? open.Count : Math.Max(0, open.Count - after);
                var count = _random.Next(least, Math.Min(2, open.Count) + 1);
                var isLeft = count == 2 || _random.Next(2) == 0;
                var at = 2 * ((row * declaration.Steps) + node);
                (children[at], children[at + 1]) = (count > 0 && isLeft ? Take(open) : -1, count == 2 || (count == 1 && !isLeft) ? Take(open) : -1);
                open.Add(node);
            }
        }

        return children;
    }

    private int Take(List<int> open)
    {
        var i = _random.Next(open.Count);
        var node = open[i];
        open.RemoveAt(i);
        return node;
    }
}
