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

    /// <summary>Predicts from a batch whose rows may have lengths; targets and labels are not looked at. Output steps beyond a row's length are 0.
    /// Every row starts from zero states, in stateful networks too; a session carries states.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void Predict(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, Span{T})"/>, in double precision whatever the network's: outputs are widened before they are brought to the targets' units.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs, logits: false, states: null);

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
    public void PredictLogits(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{int}, Span{T})"/>, widened to double precision.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(in SequenceBatch{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs, logits: true, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, from a batch that names its parts, in the network's precision or in double precision.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void Predict<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Predict(batch, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict{TBatch, TNumber}(in TBatch, Span{TNumber})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="batch">Inputs, and lengths; targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    public void PredictLogits<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Predict(batch, outputs, logits: true, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/> for a window of a longer sequence: rows go on with the states, and leave in them what they end with.</summary>
    internal void Predict<TBatch, TNumber>(in TBatch batch, Span<TNumber> outputs, bool logits, RowStates<T>? states, int? threads = null)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var own = workspace.Take<TBatch, TNumber>(batch);
            var extent = BatchValidation.CheckInputs(Layout, own);
            BatchValidation.CheckOutputs(Layout, extent, outputs.Length);
            BatchTransfer.CopyIn(Layout, own, extent, normalization, workspace);
            ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
            Begin(states, own, extent, workspace);
            RunOn(workspace).Predict(extent, threads ?? MaxDegreeOfParallelism);
            states?.CopyFrom(workspace, extent.Rows);
            var scaling = logits ? null : normalization?.Outputs;
            BatchTransfer.CopyOut(Layout, own, extent, scaling, workspace, logits ? workspace.Layout.Logits : workspace.Layout.Outputs, outputs);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }
}
