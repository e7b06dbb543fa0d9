using System.Numerics;

namespace RnnGen.Runtime;

/// <content>Sessions.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Begins a stream: one row, one step at a time.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A session with initial states.</returns>
    /// <exception cref="InvalidOperationException">The network cannot stream: a layer of it waits for later steps, as a bidirectional one does, or has InitialStateFrom.</exception>
    public Session<T> CreateSession(SessionOptions? options = null) => Layout.Session is { } session
        ? new(this, session, options ?? new(), Layout.OutputSize)
        : throw new InvalidOperationException($"{Layout.Name} cannot run step by step: a layer of it waits for later steps, or its states begin with a value that a session has not. Use Predict.");

    /// <summary>Begins a stream of a network with a decoder: the encoder takes one step at a time, and the decoder predicts from where it is, whenever asked.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A session with initial states.</returns>
    /// <exception cref="InvalidOperationException">The network has no decoder, or its encoder cannot stream: a layer of it waits for later steps, or the decoder attends to all of them.</exception>
    public EncoderSession<T> CreateEncoderSession(SessionOptions? options = null) => Layout.Encoder is { } encoder
        ? new(this, new(this, encoder, options ?? new(), outputSize: 0))
        : throw new InvalidOperationException($"{Layout.Name} has no encoder that can run step by step: it has no decoder, or a layer of the encoder waits for later steps, or the decoder attends to all of them. Use Predict.");

    /// <summary>Predicts from the states of an encoder's session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="future">[output steps, features]: the inputs of the output's steps.</param>
    /// <param name="futureTokens">[output steps, inputs]: those of tokens.</param>
    /// <param name="outputs">[output steps, output size]; written.</param>
    /// <param name="logits">Whether the values before the link functions are meant.</param>
    internal void Decode<TNumber>(Session<T> session, ReadOnlySpan<TNumber> future, ReadOnlySpan<int> futureTokens, Span<TNumber> outputs, bool logits)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var batch = workspace.Integers.Take(new SequenceBatch<TNumber> { FutureInputs = future, FutureTokens = futureTokens });
            var extent = new BatchExtent(Rows: 1, HasLengths: false, Layout.OutputSteps, Layout.Steps, Layout.OutputSteps);
            OutputValidation.CheckOutputs(Layout, extent, outputs.Length);
            InputValidation.CheckBlock(Layout, Layout.BlockOf(InputSpan.OutputSteps), batch, extent);
            BatchTransfer.CopyIn(Layout, Layout.BlockOf(InputSpan.OutputSteps), batch, extent, normalization, workspace);
            session.CopyTo(workspace, Layout);
            ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
            Program.Decode(
                Width, lengths: false, ref Parameters.Origin, ref workspace.OriginOf(0), ref workspace.FirstTokenOf(0), ref workspace.FirstLabelOf(0), (nuint)extent.Rows, (nuint)extent.Steps, (nuint)extent.OutputSteps);
            BatchTransfer.CopyOut(Layout, batch, extent, logits ? null : normalization?.Outputs, workspace, logits, outputs);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }
}
