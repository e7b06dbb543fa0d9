using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>
/// Checks what stands in the sequences of a dataset, once, before its batches are made: all that a batch would be refused for, named by its sequence and not by its
/// place in a batch. The dataset has the sizes of the network.
/// </summary>
internal sealed class DatasetContent<T>(NetworkLayout network, SequenceDataset dataset, string parameter)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SequenceStore _store = dataset.Store;

    /// <exception cref="ArgumentException">A token, a label, a probability or a weight is out of range, a sequence has too few steps for its labels, or nothing counts.</exception>
    internal void Check()
    {
        double weight = 0;
        for (var i = 0; i < dataset.Count; i++)
        {
            CheckTokens(i);
            CheckTargets(i);
            weight += CheckedWeight(i);
        }

        if (!(weight > 0 && network.EachHead.All(head => double.IsFinite(weight * head.Divisor))))
        {
            throw new ArgumentException(
                weight == 0
                    ? "There is nothing that counts in the dataset: every sequence has length 0, no output steps, or no weight above 0."
                    : Invariant($"Expected step weights with a sum that is finite when multiplied with the {network.TargetSize} outputs; given {weight}. Only ratios of weights matter: divide all by one number."),
                parameter);
        }
    }

    private void CheckTokens(int index)
    {
        var sequence = dataset.Indices[index];
        var length = _store.LengthOf(sequence);
        CheckTokens(index, network.BlockOf(InputSpan.Steps), _store.Tokens is null ? default : _store.TokensOf(sequence), length);
        CheckTokens(index, network.BlockOf(InputSpan.Sequence), _store.Static is { } beside ? beside.TokensOf(sequence) : default, Math.Min(length, 1));
        CheckTokens(index, network.BlockOf(InputSpan.OutputSteps), _store.Future is { } future ? future.TokensOf(sequence) : default, dataset.ValidOutputs(index));
    }

    private void CheckTokens(int index, InputBlock block, ReadOnlySpan<int> tokens, int steps)
    {
        for (var i = 0; i < steps * block.Tokens.Length; i++)
        {
            var input = block.Tokens[i % block.Tokens.Length];
            if ((uint)tokens[i] >= (uint)input.Vocabulary)
            {
                var what = network.HasSeveralInputs ? InputBlock.Called(input) : "tokens";
                throw Error(index, what, block.StepPlace(i / block.Tokens.Length), Invariant($"expected a token of 0 to {input.Vocabulary - 1}; given {tokens[i]}"));
            }
        }
    }

    private void CheckTargets(int index)
    {
        foreach (var head in network.EachHead)
        {
            if (head.Loss is LossKind.Ctc)
            {
                CheckTranscript(index);
            }
            else if (head.TakesLabels)
            {
                CheckClasses(index, head);
            }
            else if (head.Loss is { } loss && !double.IsInfinity(loss.TargetRange().Least))
            {
                CheckRange(index, head, loss.TargetRange());
            }
        }
    }

    private void CheckClasses(int index, HeadLayout head)
    {
        var labels = _store.LabelsOf(dataset.Indices[index]);
        for (var t = 0; t < dataset.ValidOutputs(index); t++)
        {
            var label = labels[(t * network.LabelSize) + head.TargetColumn];
            if ((uint)label >= (uint)head.OutputSize)
            {
                throw Error(index, "labels" + Of(head), Invariant($", output step {t}"), Invariant($"expected a class of 0 to {head.OutputSize - 1}; given {label}"));
            }
        }
    }

    private string Of(HeadLayout head) => network.HasSeveralHeads ? $" of '{head.Name}'" : "";

    private void CheckTranscript(int index)
    {
        var sequence = dataset.Indices[index];
        var (length, count) = (_store.LengthOf(sequence), _store.TargetLengths?[sequence] ?? network.MaxLabels);
        if (length == 0)
        {
            return;
        }

        var labels = _store.LabelsOf(sequence)[..count];
        if (labels.IndexOfAnyExceptInRange(1, network.OutputSize - 1) is >= 0 and var i)
        {
            throw Error(index, "labels", Invariant($", label {i}"), Invariant($"expected a label of 1 to {network.OutputSize - 1} (0 is the blank); given {labels[i]}"));
        }

        if (CtcTargets.StepsFor(labels) is var steps && steps > length)
        {
            throw Error(
                index, "labels", "",
                Invariant($"expected at most what it has steps for; its {count} labels need {steps} steps (one each, and one between equal neighbors), it has {length}"));
        }
    }

    private void CheckRange(int index, HeadLayout head, (double Least, double Most, string Words) range)
    {
        var targets = _store.TargetsOf(dataset.Indices[index]);
        for (var t = 0; t < dataset.ValidOutputs(index); t++)
        {
            var values = targets.Slice((t * network.ValueSize) + head.TargetColumn, head.TargetSize);
            double sum = 0;
            for (var i = 0; i < values.Length; i++)
            {
                // As the network sees it: what rounds to 1 is 1.
                var target = Scalar.ToDouble(Scalar.FromDouble<T>(values[i]));
                if (!(target >= range.Least && target <= range.Most))
                {
                    throw Error(index, "targets" + Of(head), Invariant($", output step {t}, value {i}"), Invariant($"expected {range.Words}; given {values[i]}"));
                }

                sum += target;
            }

            if (head.Loss is LossKind.SoftmaxCrossEntropy && Math.Abs(sum - 1) > BatchValidation.DistributionTolerance)
            {
                throw Error(index, "targets" + Of(head), Invariant($", output step {t}"), Invariant($"expected the probabilities of all classes, which sum to 1; given a sum of {sum}"));
            }
        }
    }

    /// <summary>The sum of the weights of a sequence's losses that count, in the network's precision.</summary>
    private double CheckedWeight(int index)
    {
        var losses = Math.Min(dataset.ValidOutputs(index), _store.LossSteps);
        if (_store.StepWeights is null)
        {
            return losses;
        }

        double sum = 0;
        var weights = _store.StepWeightsOf(dataset.Indices[index])[..losses];
        for (var t = 0; t < losses; t++)
        {
            var weight = Scalar.FromDouble<T>(weights[t]);
            if (!T.IsFinite(weight))
            {
                throw Error(
                    index, "step weights", _store.IsTranscribed ? "" : Invariant($", output step {t}"),
                    Invariant($"expected a weight that is finite in the network's precision; given {weights[t]}"));
            }

            sum += Scalar.ToDouble(weight);
        }

        return sum;
    }

    private ArgumentException Error(int index, string what, string place, string problem)
    {
        var origin = dataset.Indices[index];
        return new(Invariant($"{what} of sequence {index}{(origin == index ? "" : Invariant($" ({origin} of the whole dataset)"))}{place}: {problem}."), parameter);
    }
}
