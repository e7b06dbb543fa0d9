using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// Prediction of rows of another number of steps than the network is compiled for: row after row and step after step, as a session takes them. Everything is checked before the first output is written.
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
        var batch = Take(network, packed);
        var extent = BatchValidation.CheckInputs(network, batch);
        LongRowValidation.CheckOutputs(network, batch, extent, outputs, isWhole);
        LongRowValidation.CheckNumbers<TNumber, T>(network, batch, extent, normalization);

        for (var row = 0; row < extent.Rows; row++)
        {
            PredictRow(network, batch, row, outputs, isWhole, logits, normalization);
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
            Targets = default,
            Labels = default,
            StepWeights = default,
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
        var (block, fixedBlock) = (network.BlockOf(InputSpan.Steps), network.BlockOf(InputSpan.Sequence));
        var (length, isEachStep) = (BatchValidation.LengthOf(network, batch, row), network.Shape == SequenceShape.ManyToMany);
        _stream.Begin();
        if (length > 0 && fixedBlock.Numbers.Length + fixedBlock.Tokens.Length > 0)
        {
            _stream.Put(fixedBlock, RowOf(batch.StaticInputs, row, fixedBlock.Features), RowOf(batch.StaticTokens, row, fixedBlock.Tokens.Length), normalization);
        }

        for (var entry = 0; entry < length; entry++)
        {
            var t = BatchValidation.StepOf(network, InputSpan.Steps, batch, row, entry);
            var place = (row * network.Steps) + t;
            _stream.Put(block, RowOf(batch.Inputs, place, block.Features), RowOf(batch.Tokens, place, block.Tokens.Length), normalization);
            _stream.Step(output, logits, normalization);
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

    private static int[] Grown(ref int[] memory, int length) => memory.Length >= length ? memory : memory = new int[length];

    private Span<TNumber> Step<TNumber>()
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> =>
        typeof(TNumber) == typeof(T) ? (TNumber[])(object)_step : (TNumber[])(object)(_doubleStep ??= new double[_step.Length]);
}
