using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Makes stores of batches of any number of rows, and checks what they are made of as a call of the network would.</summary>
internal static class BatchStores
{
    internal static SequenceStore Of<TBatch>(NetworkLayout network, in TBatch sequences)
        where TBatch : IBatch<double>, allows ref struct
    {
        var unlimited = network with { BatchSize = int.MaxValue };
        var memory = new BatchMemory<double>(network, int.MaxValue);
        var batch = sequences.Pack(memory);
        memory.Check(batch);
        OtherSteps.CheckNone(network, batch.Steps);
        batch = StepMask.Taken(batch, network.Steps);
        var extent = BatchValidation.CheckInputs(unlimited, batch);
        if (network.Loss is not null)
        {
            BatchValidation.CheckTargets<double, double>(unlimited, batch, extent);
        }

        Check(network, batch);
        var (steps, isTranscribed, hasStepOutputs) = (network.BlockOf(InputSpan.Steps), network.Loss is LossKind.Ctc, network.Shape == SequenceShape.ManyToMany);

        return new()
        {
            Count = extent.Rows,
            Steps = network.Steps,
            OutputSteps = network.OutputSteps,
            InputSize = steps.Features,
            Inputs = steps.Features == 0 ? null : Cut(batch, batch.Inputs, isOfSteps: true),
            InputStride = steps.Features == 0 ? network.Steps : network.Steps * steps.Features,
            TokenSize = Math.Max(1, steps.Tokens.Length),
            Tokens = steps.Tokens.Length == 0 ? null : Cut(batch, batch.Tokens, isOfSteps: true),
            Static = Beside(network, InputSpan.Sequence, batch.StaticInputs, batch.StaticTokens),
            Future = Beside(network, InputSpan.OutputSteps, batch.FutureInputs, batch.FutureTokens),

            // A network without a loss has no targets, and the numbers of its dataset can be measured all the same.
            OutputSize = network.ValueSize,
            Targets = network.ValueSize > 0 ? Cut(batch, batch.Targets, hasStepOutputs) : null,

            // Of labels alone, as datasets of arrays and of tokens have it: a run on one goes on with the other.
            TargetStride = network.ValueSize > 0 ? network.OutputSteps * network.ValueSize : network.LabelsPerRow,
            LabelSize = Math.Max(1, network.LabelSize),
            Labels = network.LabelSize > 0 ? Cut(batch, batch.Labels, hasStepOutputs && !isTranscribed) : null,
            MaxLabels = network.MaxLabels,
            HasOutputTime = network.HasOutputTime,
            Lengths = batch.Lengths.IsEmpty ? null : batch.Lengths.ToArray(),
            TargetLengths = batch.TargetLengths.IsEmpty ? (isTranscribed ? [.. Enumerable.Repeat(network.MaxLabels, extent.Rows)] : null) : batch.TargetLengths.ToArray(),
            StepWeights = batch.StepWeights.IsEmpty ? null : Cut(batch, batch.StepWeights, hasStepOutputs && !isTranscribed),
            Children = network.HasTrees ? batch.Children.ToArray() : null,
        };
    }

    /// <summary>An array of a batch, without the steps that a mask leaves out where it goes with them.</summary>
    private static TItem[] Cut<TItem>(in SequenceBatch<double> batch, ReadOnlySpan<TItem> items, bool isOfSteps)
        where TItem : unmanaged => batch.Order.IsEmpty || !isOfSteps ? items.ToArray() : StepMask.Cut(items, batch.Order, batch.Lengths);

    private static void Check(NetworkLayout network, in SequenceBatch<double> batch)
    {
        foreach (var block in network.GivenBlocks)
        {
            CheckFinite(network, block, batch.NumbersOf(block.Span), block.Span == InputSpan.Steps ? batch.Mask : []);
        }

        var size = Math.Max(1, network.TargetSize);
        for (var i = 0; i < batch.Targets.Length; i++)
        {
            var isLeftOut = !batch.Mask.IsEmpty && network.Shape == SequenceShape.ManyToMany && !batch.Mask[i / size];
            if (!double.IsFinite(batch.Targets[i]) && !isLeftOut)
            {
                var (row, step, column) = (i / size / network.OutputSteps, i / size % network.OutputSteps, i % size);
                var head = network.HasSeveralHeads ? network.HeadOf(column) : null;
                throw NotFinite(
                    head?.Name ?? "targets", head?.Place(network, row, step, column - head.TargetColumn) ?? Invariant($"targets[{i}] (row {row}, output step {step}, feature {column})"), batch.Targets[i]);
            }
        }

        if (!batch.Resets.IsEmpty)
        {
            throw new ArgumentException("resets: expected none; the order in which sequences continue each other is that of SequenceDataset.Continuous.", "sequences");
        }
    }

    private static void CheckFinite(NetworkLayout network, InputBlock block, ReadOnlySpan<double> numbers, ReadOnlySpan<bool> mask)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]) && (mask.IsEmpty || mask[i / block.Features]))
            {
                var (position, feature) = (i / block.Features, i % block.Features);
                var name = network.HasSeveralInputs ? block.InputOf(feature).Name : block.NumbersName;
                throw NotFinite(name, block.Place(network, position / block.Entries, position % block.Entries, feature), numbers[i]);
            }
        }
    }

    private static ArgumentException NotFinite(string name, string place, double value) => new(Invariant($"{place}: expected a finite number; given {value}."), name);

    private static StoredInputs? Beside(NetworkLayout network, InputSpan span, ReadOnlySpan<double> numbers, ReadOnlySpan<int> tokens)
    {
        var block = network.BlockOf(span);
        return block.Features + block.Tokens.Length == 0 ? null : new(block.Entries, block.Features, numbers.ToArray(), block.Tokens.Length, tokens.ToArray());
    }
}
