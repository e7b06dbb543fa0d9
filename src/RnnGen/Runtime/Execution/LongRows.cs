using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// Prediction and evaluation of rows of another number of steps than the network is compiled for: row after row and step after step, as a session takes them. Everything is checked before the first output is written.
/// </summary>
internal sealed class LongRows<T>(NetworkEngine<T> engine)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowStream<T> _stream = new(engine);
    private readonly T[] _step = new T[engine.Layout.OutputSize];
    private double[]? _doubleStep;

    // The call's own integers, as long as the longest call has needed: they are copied before they are checked, since they say where in memory a step reads.
    private int[] _tokens = [];
    private int[] _staticTokens = [];
    private int[] _lengths = [];
    private int[] _order = [];
    private int[] _counts = [];
    private int[] _labels = [];

    /// <summary>[heads, positions, rows]: the weighted losses, as long as the longest call has needed.</summary>
    private T[] _losses = [];

    /// <summary>Predicts.</summary>
    /// <param name="packed">The batch, still to be checked.</param>
    /// <param name="outputs">The memory for the outputs, head by head.</param>
    /// <param name="isWhole">Whether it is one array for all heads together.</param>
    /// <param name="logits">Whether the values before the link functions are meant.</param>
    public void Predict<TNumber, TOutputs>(SequenceBatch<TNumber> packed, TOutputs outputs, bool isWhole, bool logits)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        var (network, normalization) = (OtherSteps.LayoutOf(engine.Layout, packed.Steps), engine.Applied);
        var batch = Take(network, packed with { Targets = default, Labels = default, StepWeights = default });
        var extent = BatchValidation.CheckInputs(network, batch);
        LongRowValidation.CheckOutputs(network, batch, extent, outputs, isWhole);
        LongRowValidation.CheckNumbers<TNumber, T>(network, batch, extent, normalization);

        for (var row = 0; row < extent.Rows; row++)
        {
            PredictRow(network, batch, row, outputs, isWhole, logits, normalization);
        }
    }

    /// <summary>The weighted mean loss, and of each head its own. Losses are computed some positions at a time, as many as the network has steps.</summary>
    /// <param name="packed">The batch, still to be checked.</param>
    /// <param name="workspace">The memory that losses are computed in.</param>
    /// <param name="headLosses">[heads]; written. Empty where nobody asks.</param>
    public double Evaluate<TNumber>(SequenceBatch<TNumber> packed, Workspace<T> workspace, Span<double> headLosses)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var (network, normalization) = (OtherSteps.LayoutOf(engine.Layout, packed.Steps), engine.Applied);
        var batch = Take(network, packed);
        var extent = BatchValidation.CheckInputs(network, batch);
        LongRowValidation.CheckNumbers<TNumber, T>(network, batch, extent, normalization);
        var weight = BatchValidation.CheckTargets<TNumber, T>(network, batch, extent);
        var (heads, positions) = (network.EachHead, network.LossSteps);
        var losses = Grown(ref _losses, checked(heads.Length * positions * extent.Rows)).AsSpan(0, heads.Length * positions * extent.Rows);
        losses.Clear();
        for (var t = 0; t < engine.Layout.Steps; t++)
        {
            workspace.Values[network.Place(workspace.Layout, workspace.Layout.Valid, 1, t, 0)] = T.One;
        }

        for (var row = 0; row < extent.Rows && weight > 0; row++)
        {
            EvaluateRow(network, batch, (row, extent.Rows), weight, normalization, workspace);
        }

        double loss = 0;
        for (var i = 0; i < heads.Length; i++)
        {
            var ofHead = LossTransfer.Sum<T>(losses.Slice(i * positions * extent.Rows, positions * extent.Rows), extent.Rows, network.BatchSize);
            loss += ofHead;
            if (!headLosses.IsEmpty)
            {
                headLosses[i] = ofHead / heads[i].Weight;
            }
        }

        return loss;
    }

    private void EvaluateRow<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, (int Row, int Rows) place, double weight, AppliedNormalization? normalization, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var row = place.Row;
        var (length, isEachStep, positions) = (BatchValidation.LengthOf(network, batch, row), network.Shape == SequenceShape.ManyToMany, engine.Layout.OutputSteps);
        Begin(network, batch, row, length, normalization);
        for (var entry = 0; entry < length; entry++)
        {
            Put(network, batch, row, entry, normalization);
            _stream.Step();
            var isLast = entry == length - 1;
            var position = isEachStep ? entry : 0;
            if (!isEachStep && !isLast)
            {
                continue;
            }

            var at = position % positions;
            LossTransfer.CopyIn(network, batch, row, position, valid: true, weight, normalization, workspace, (0, at));
            foreach (var head in network.EachHead)
            {
                _stream.Logits.Slice(head.OutputColumn, head.OutputSize).CopyTo(workspace.Values[network.Place(workspace.Layout, head.Logits, head.OutputSize, at, 0)..]);
            }

            if (isLast || at == positions - 1)
            {
                Score(network, place, position - at, at + 1, workspace);
            }
        }
    }

    /// <summary>Computes the losses of some positions of a row, the first of the workspace.</summary>
    private void Score(NetworkLayout network, (int Row, int Rows) place, int first, int count, Workspace<T> workspace)
    {
        engine.Program.Score(
            engine.Width, lengths: true, ref engine.Parameters.Origin, ref workspace.OriginOf(0), ref workspace.FirstTokenOf(0), ref workspace.FirstLabelOf(0), rows: 1, (nuint)count, (nuint)count);
        if (MemoryGuard.IsOn)
        {
            workspace.CheckGuard();
        }

        for (var i = 0; i < network.EachHead.Length; i++)
        {
            for (var t = 0; t < count; t++)
            {
                _losses[(((i * network.LossSteps) + first + t) * place.Rows) + place.Row] = workspace.Values[network.Place(workspace.Layout, network.EachHead[i].RowLosses, 1, t, 0)];
            }
        }
    }

    /// <summary>The batch with integers of its own, still to be checked.</summary>
    private SequenceBatch<TNumber> Take<TNumber>(NetworkLayout network, SequenceBatch<TNumber> packed)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var batch = packed with
        {
            Tokens = Copy(packed.Tokens, ref _tokens),
            StaticTokens = Copy(packed.StaticTokens, ref _staticTokens),
            Lengths = Copy(packed.Lengths, ref _lengths),
            Labels = Copy(packed.Labels, ref _labels),
        };
        if (packed.Mask.IsEmpty || !StepMask.Fits(packed.Mask.Length, batch.Lengths, network.Steps, network.BatchSize))
        {
            return batch;
        }

        var (rows, order, counts) = (packed.Mask.Length / network.Steps, Grown(ref _order, packed.Mask.Length), Grown(ref _counts, packed.Mask.Length / network.Steps));
        StepMask.Read(packed.Mask, network.Steps, batch.Lengths, order.AsSpan(0, packed.Mask.Length), counts.AsSpan(0, rows));
        return batch with { Lengths = counts.AsSpan(0, rows), Order = order.AsSpan(0, packed.Mask.Length) };
    }

    private void PredictRow<TNumber, TOutputs>(
        NetworkLayout network, in SequenceBatch<TNumber> batch, int row, TOutputs outputs, bool isWhole, bool logits, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        var output = Step<TNumber>();
        var (length, isEachStep) = (BatchValidation.LengthOf(network, batch, row), network.Shape == SequenceShape.ManyToMany);
        Begin(network, batch, row, length, normalization);
        for (var entry = 0; entry < length; entry++)
        {
            var place = Put(network, batch, row, entry, normalization);
            _stream.Step();
            _stream.CopyOut(output, logits, normalization);
            if (isEachStep)
            {
                CopyOut<TNumber, TOutputs>(network, output, place, outputs, isWhole);
            }
        }

        if (isEachStep)
        {
            Fill(network, batch, row, outputs, isWhole);
            return;
        }

        if (length == 0)
        {
            output.Clear();
        }

        CopyOut<TNumber, TOutputs>(network, output, row, outputs, isWhole);
    }

    /// <summary>Begins a row, with what stands once for it.</summary>
    private void Begin<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int length, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var block = network.BlockOf(InputSpan.Sequence);
        _stream.Begin();
        if (length > 0 && block.Numbers.Length + block.Tokens.Length > 0)
        {
            _stream.Put(block, RowOf(batch.StaticInputs, row, block.Features), RowOf(batch.StaticTokens, row, block.Tokens.Length), normalization);
        }
    }

    /// <summary>Puts the inputs of a row's entry there.</summary>
    /// <returns>The place of its step among those of all rows.</returns>
    private int Put<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, int entry, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var block = network.BlockOf(InputSpan.Steps);
        var place = (row * network.Steps) + BatchValidation.StepOf(network, InputSpan.Steps, batch, row, entry);
        _stream.Put(block, RowOf(batch.Inputs, place, block.Features), RowOf(batch.Tokens, place, block.Tokens.Length), normalization);
        return place;
    }

    /// <summary>Fills the steps of a row that do not count, once its inputs have been read: outputs may take their place.</summary>
    private static void Fill<TNumber, TOutputs>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, TOutputs outputs, bool isWhole)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        for (var i = 0; i < (isWhole ? 1 : network.EachHead.Length); i++)
        {
            var size = isWhole ? network.OutputSize : network.EachHead[i].OutputSize;
            if (outputs.Of(i) is { IsEmpty: false } wanted)
            {
                var length = network.OutputSteps * size;
                BatchTransfer.FillRest(network, batch, row, BatchValidation.ValidOutputSteps(network, batch, row), wanted.Slice(row * length, length), column: 0, size, size);
            }
        }
    }

    /// <summary>Copies the outputs of a step, those of each head to its own place.</summary>
    private static void CopyOut<TNumber, TOutputs>(NetworkLayout network, ReadOnlySpan<TNumber> output, int place, TOutputs outputs, bool isWhole)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        if (isWhole)
        {
            output.CopyTo(outputs.Of(0)[(place * output.Length)..]);
            return;
        }

        for (var i = 0; i < network.EachHead.Length; i++)
        {
            var head = network.EachHead[i];
            if (outputs.Of(i) is { IsEmpty: false } wanted)
            {
                output.Slice(head.OutputColumn, head.OutputSize).CopyTo(wanted[(place * head.OutputSize)..]);
            }
        }
    }

    private static ReadOnlySpan<TItem> RowOf<TItem>(ReadOnlySpan<TItem> array, int place, int size) => array.Slice(place * size, size);

    private static ReadOnlySpan<int> Copy(ReadOnlySpan<int> source, ref int[] memory)
    {
        source.CopyTo(Grown(ref memory, source.Length));
        return memory.AsSpan(0, source.Length);
    }

    private static TItem[] Grown<TItem>(ref TItem[] memory, int length) => memory.Length >= length ? memory : memory = new TItem[length];

    private Span<TNumber> Step<TNumber>()
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> =>
        typeof(TNumber) == typeof(T) ? (TNumber[])(object)_step : (TNumber[])(object)(_doubleStep ??= new double[_step.Length]);
}
