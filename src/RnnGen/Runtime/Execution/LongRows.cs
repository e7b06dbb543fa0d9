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
    private BatchIntegers? _integers;
    private int _steps;

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
        (_integers, _steps) = _integers is { } known && _steps == packed.Steps ? (known, _steps) : (new BatchIntegers(network), packed.Steps);
        var batch = _integers.Take(packed);
        var extent = BatchValidation.CheckInputs(network, batch);
        CheckOutputs<TNumber, TOutputs>(network, extent, outputs, isWhole);
        CheckNumbers(network, batch, extent, normalization);
        for (var i = 0; i < (isWhole ? 1 : network.EachHead.Length); i++)
        {
            outputs.Of(i).Clear();
        }

        for (var row = 0; row < extent.Rows; row++)
        {
            PredictRow(network, batch, row, outputs, isWhole, logits, normalization);
        }
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

        if (isEachStep && network.RepeatLastOutput)
        {
            Repeat<TNumber, TOutputs>(network, batch, row, outputs, isWhole);
        }
        else if (!isEachStep && length > 0)
        {
            CopyOut<TNumber, TOutputs>(network, output, row, outputs, isWhole);
        }
    }

    private static void Repeat<TNumber, TOutputs>(NetworkLayout network, in SequenceBatch<TNumber> batch, int row, TOutputs outputs, bool isWhole)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        for (var i = 0; i < (isWhole ? 1 : network.EachHead.Length); i++)
        {
            var size = isWhole ? network.OutputSize : network.EachHead[i].OutputSize;
            if (outputs.Of(i) is { IsEmpty: false } wanted)
            {
                var length = network.OutputSteps * size;
                BatchTransfer.RepeatOutputs(network, batch, row, BatchValidation.ValidOutputSteps(network, batch, row), wanted.Slice(row * length, length), column: 0, size, size);
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

    private static void CheckOutputs<TNumber, TOutputs>(NetworkLayout network, BatchExtent extent, TOutputs outputs, bool isWhole)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        if (isWhole)
        {
            BatchValidation.CheckOutputs(network, extent, outputs.Of(0).Length);
        }
        else
        {
            BatchValidation.CheckHeads<TNumber, TOutputs>(network, extent, outputs);
            for (var i = 0; i < network.Exposed.Count; i++)
            {
                if (!outputs.Of(network.EachHead.Length + i).IsEmpty)
                {
                    throw BatchValidation.Mismatch(network.Exposed[i].Name, "none, because rows of another number of steps are taken step after step, by a session, which has no values of layers", outputs.Of(network.EachHead.Length + i).Length);
                }
            }
        }
    }

    /// <summary>Checks that what is finite as given is finite as the network computes on it.</summary>
    private static void CheckNumbers<TNumber>(NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if (typeof(TNumber) == typeof(T) && normalization is null)
        {
            return;
        }

        foreach (var block in network.GivenBlocks)
        {
            for (var row = 0; block.Features > 0 && row < extent.Rows; row++)
            {
                var valid = BatchValidation.ValidEntries(network, block.Span, batch, row);
                for (var entry = 0; entry < valid; entry++)
                {
                    var step = BatchValidation.StepOf(network, block.Span, batch, row, entry);
                    NumberRange.CheckInputs<TNumber, T>(RowOf(batch.NumbersOf(block.Span), (row * block.Entries) + step, block.Features), network, block, normalization?.Of(block.Span), row, step);
                }
            }
        }
    }

    private static ReadOnlySpan<TItem> RowOf<TItem>(ReadOnlySpan<TItem> array, int place, int size) => array.Slice(place * size, size);

    private Span<TNumber> Step<TNumber>()
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> =>
        typeof(TNumber) == typeof(T) ? (TNumber[])(object)_step : (TNumber[])(object)(_doubleStep ??= new double[_step.Length]);
}
