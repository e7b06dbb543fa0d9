using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <content>Prediction.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Predicts from features: what the loss's link function gives (probabilities for cross-entropies), otherwise values, in the targets' own units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs) => Predict(new SequenceBatch<T> { Inputs = inputs }, outputs);

    /// <summary>Predicts from tokens: what the loss's link function gives (probabilities for cross-entropies), otherwise values.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void Predict(ReadOnlySpan<int> tokens, Span<T> outputs) => Predict(new SequenceBatch<T> { Tokens = tokens }, outputs);

    /// <summary>Predicts from a batch whose rows may have lengths; targets and labels are not looked at. Output steps beyond a row's length are 0, or the output of its last valid step (<see cref="RecurrentNetworkAttribute.RepeatLastOutput"/>).
    /// Every row starts from zero states, in stateful networks too; a session carries states.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void Predict(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs, logits: default, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs, logits: default, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, Span{T})"/>, in double precision whatever the network's: outputs are widened before they are brought to the targets' units.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs, logits: default, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs, logits: default, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void PredictLogits(ReadOnlySpan<T> inputs, Span<T> outputs) => PredictLogits(new SequenceBatch<T> { Inputs = inputs }, outputs);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void PredictLogits(ReadOnlySpan<int> tokens, Span<T> outputs) => PredictLogits(new SequenceBatch<T> { Tokens = tokens }, outputs);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void PredictLogits(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs: default, logits: outputs, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs: default, logits: outputs, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{int}, Span{T})"/>, widened to double precision.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs: default, logits: outputs, states: null);

    /// <summary>As <see cref="PredictLogits(in SequenceBatch{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs: default, logits: outputs, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, from a batch that names its parts, in the network's precision or in double precision.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void Predict<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Predict(batch, outputs, logits: default, states: null);

    /// <summary>As <see cref="Predict{TBatch, TNumber}(in TBatch, Span{TNumber})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void PredictLogits<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Predict(batch, outputs: default, logits: outputs, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, from a batch that names its parts, to outputs that name theirs.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">A span for each head that is wanted: [rows, output steps, values of the head].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <typeparam name="TOutputs">The outputs that the network's class declares.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void Predict<TBatch, TNumber, TOutputs>(in TBatch batch, TOutputs outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct => Predict<TBatch, TNumber, TOutputs>(batch, outputs, logits: false);

    /// <summary>As <see cref="Predict{TBatch, TNumber, TOutputs}(in TBatch, TOutputs)"/>, but returns the values of the heads' layers: before the link functions, and not brought back to the targets' units.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">A span for each head that is wanted: [rows, output steps, values of the head].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <typeparam name="TOutputs">The outputs that the network's class declares.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void PredictLogits<TBatch, TNumber, TOutputs>(in TBatch batch, TOutputs outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct => Predict<TBatch, TNumber, TOutputs>(batch, outputs, logits: true);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/> for a window of a longer sequence: rows go on with the states, and leave in them what they end with.</summary>
    /// <param name="batch">Inputs, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size]; empty where only logits are wanted.</param>
    /// <param name="logits">The same before the link functions; empty where they are not wanted.</param>
    /// <param name="states">The states that rows go on with; null for zeros.</param>
    /// <param name="threads">The most threads; null for as many as the network has.</param>
    internal void Predict<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs, Span<TNumber> logits, RowStates<T>? states, int? threads = null)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var packed = workspace.Pack<TBatch, TNumber>(batch);
            if (OtherSteps.Has(Layout, packed.Steps))
            {
                var isOfLogits = !logits.IsEmpty;
                PredictLong(packed, new WholeOutputs<TNumber>(isOfLogits ? logits : outputs), isWhole: true, isOfLogits, workspace);
                return;
            }

            var own = workspace.Integers.Take(packed);
            var extent = BatchValidation.CheckInputs(Layout, own);
            if (!outputs.IsEmpty || logits.IsEmpty)
            {
                OutputValidation.CheckOutputs(Layout, extent, outputs.Length);
            }

            if (!logits.IsEmpty)
            {
                OutputValidation.CheckOutputs(Layout, extent, logits.Length);
            }

            RunForward(own, extent, workspace, normalization, states, threads);
            if (!outputs.IsEmpty)
            {
                BatchTransfer.CopyOut(Layout, own, extent, normalization?.Outputs, workspace, logits: false, outputs);
            }

            if (!logits.IsEmpty)
            {
                BatchTransfer.CopyOut(Layout, own, extent, scaling: null, workspace, logits: true, logits);
            }
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    private void Predict<TBatch, TNumber, TOutputs>(in TBatch batch, TOutputs outputs, bool logits)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var packed = workspace.Pack<TBatch, TNumber>(batch);
            if (OtherSteps.Has(Layout, packed.Steps))
            {
                PredictLong(packed, outputs, isWhole: false, logits, workspace);
                return;
            }

            var own = workspace.Integers.Take(packed);
            var extent = BatchValidation.CheckInputs(Layout, own);
            OutputValidation.CheckHeads<TNumber, TOutputs>(Layout, extent, outputs);
            RunForward(own, extent, workspace, normalization, states: null, threads: null);
            for (var i = 0; i < Layout.EachHead.Length; i++)
            {
                var head = Layout.EachHead[i];
                if (outputs.Of(i) is { IsEmpty: false } wanted)
                {
                    BatchTransfer.CopyOut(Layout, head, own, extent, logits ? null : normalization?.Outputs, workspace, logits, wanted, column: 0, head.OutputSize);
                }
            }

            for (var i = 0; i < Layout.Exposed.Count; i++)
            {
                if (outputs.Of(Layout.EachHead.Length + i) is { IsEmpty: false } wanted)
                {
                    BatchTransfer.CopyOut(Layout, Layout.Exposed[i], own, extent.Rows, workspace, wanted);
                }
            }
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    private void PredictLong<TNumber, TOutputs>(SequenceBatch<TNumber> packed, TOutputs outputs, bool isWhole, bool logits, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        OtherSteps.LayoutOf(Layout, packed.Steps);
        (workspace.Long ??= new(this)).Predict<TNumber, TOutputs>(packed, outputs, isWhole, logits);
    }

    private void RunForward<TNumber>(in SequenceBatch<TNumber> batch, BatchExtent extent, Workspace<T> workspace, AppliedNormalization? normalization, RowStates<T>? states, int? threads)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        BatchTransfer.CopyIn(Layout, batch, extent, normalization, workspace);
        ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
        Begin(states, batch, extent, workspace);
        RunOn(workspace).Predict(extent, threads ?? MaxDegreeOfParallelism);
        states?.CopyFrom(workspace, extent.Rows);
    }
}
