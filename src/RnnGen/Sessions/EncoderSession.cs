using System.Numerics;
using System.Runtime.CompilerServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A network with a decoder along a stream: the encoder takes one step at a time and carries its states, and the decoder predicts the steps to come from where it is, whenever asked, and as often. The predictions are those of
/// <c>Predict</c> over the same steps, to the bit. A session belongs to one thread at a time; the network it shares weights with may serve any number of them.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class EncoderSession<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly Session<T> _session;

    internal EncoderSession(NetworkEngine<T> engine, Session<T> session) => (_engine, _session) = (engine, session);

    /// <summary>The number of values that <see cref="CopyStateTo"/> writes.</summary>
    public int StateLength => _session.StateLength;

    /// <summary>The states of the encoder, and where each stands among those values.</summary>
    public IReadOnlyList<StateLayout> States => _session.States;

    /// <inheritdoc cref="Session{T}.NonFiniteSteps" />
    public long NonFiniteSteps => _session.NonFiniteSteps;

    /// <inheritdoc cref="Session{T}.SetStaticInputs(ReadOnlySpan{T}, ReadOnlySpan{int})" />
    public void SetStaticInputs(ReadOnlySpan<T> inputs, ReadOnlySpan<int> tokens) => _session.SetStaticInputs(inputs, tokens);

    /// <inheritdoc cref="Session{T}.SetStaticInputs(ReadOnlySpan{double}, ReadOnlySpan{int})" />
    [OverloadResolutionPriority(-1)]
    public void SetStaticInputs(ReadOnlySpan<double> inputs, ReadOnlySpan<int> tokens) => _session.SetStaticInputs(inputs, tokens);

    /// <summary>One step of the encoder, of a network with one input of numbers.</summary>
    /// <param name="inputs">[input size].</param>
    /// <exception cref="ArgumentException">The length does not fit; or an input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Step(ReadOnlySpan<T> inputs) => Advance(inputs, []);

    /// <summary>One step of the encoder in double precision: numbers are normalized before they are narrowed.</summary>
    /// <param name="inputs">[input size].</param>
    /// <exception cref="ArgumentException">The length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void Step(ReadOnlySpan<double> inputs) => Advance(inputs, []);

    /// <summary>One step of the encoder, of a network with one input of tokens.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <exception cref="ArgumentException">The token is not in the vocabulary, or the network takes numbers.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Step(int token) => Advance<T>([], [token]);

    /// <summary>One step of the encoder, of a network with several inputs.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary; or an input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> tokens) => Advance(inputs, tokens);

    /// <summary>One step of the encoder, of a network with several inputs, in double precision: numbers are normalized before they are narrowed.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void Step(ReadOnlySpan<double> inputs, ReadOnlySpan<int> tokens) => Advance(inputs, tokens);

    /// <summary>Predicts the steps to come, of a network without inputs of the output's steps. The states stay where they are.</summary>
    /// <param name="outputs">[output steps, output size]: as <c>Predict</c> returns them; written.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Predict(Span<T> outputs) => _engine.Decode<T>(_session, [], [], outputs, logits: false);

    /// <summary>As <see cref="Predict(Span{T})"/>, widened to double precision before outputs are brought to the targets' units.</summary>
    /// <param name="outputs">[output steps, output size]; written.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(Span<double> outputs) => _engine.Decode<double>(_session, [], [], outputs, logits: false);

    /// <summary>Predicts the steps to come from what is known of them. The states stay where they are.</summary>
    /// <param name="future">[output steps, features]: of the inputs of the output's steps side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[output steps, inputs]: of those of tokens; empty where there is none.</param>
    /// <param name="outputs">[output steps, output size]: as <c>Predict</c> returns them; written.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in its vocabulary.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Predict(ReadOnlySpan<T> future, ReadOnlySpan<int> tokens, Span<T> outputs) => _engine.Decode(_session, future, tokens, outputs, logits: false);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, ReadOnlySpan{int}, Span{T})"/> in double precision: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="future">[output steps, features]; empty where there is none.</param>
    /// <param name="tokens">[output steps, inputs]; empty where there is none.</param>
    /// <param name="outputs">[output steps, output size]; written.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<double> future, ReadOnlySpan<int> tokens, Span<double> outputs) => _engine.Decode(_session, future, tokens, outputs, logits: false);

    /// <inheritdoc cref="Session{T}.Reset" />
    public void Reset() => _session.Reset();

    /// <inheritdoc cref="Session{T}.CopyStateTo" />
    public void CopyStateTo(Span<T> destination) => _session.CopyStateTo(destination);

    /// <inheritdoc cref="Session{T}.RestoreState" />
    public void RestoreState(ReadOnlySpan<T> source) => _session.RestoreState(source);

    /// <inheritdoc cref="Session{T}.ExportState" />
    public byte[] ExportState() => _session.ExportState();

    /// <inheritdoc cref="Session{T}.ImportState" />
    public void ImportState(ReadOnlySpan<byte> bytes) => _session.ImportState(bytes);

    /// <summary>Ends the session.</summary>
    public void Dispose() => _session.Dispose();

    private void Advance<TNumber>(ReadOnlySpan<TNumber> inputs, ReadOnlySpan<int> tokens)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => _session.Advance(inputs, tokens, [], logits: true, _engine.Applied);
}
