using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A network that runs along a stream: one row, one step at a time, carrying its states. Its results are those of <c>Predict</c> over the same
/// steps, to the bit. A session belongs to one thread at a time; the network it shares weights with may serve any number of sessions.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Session<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly AlignedBuffer<T> _workspace;
    private AlignedBuffer<T> _state;
    private AlignedBuffer<T> _next;
    private bool _disposed;

    internal Session(NetworkEngine<T> engine, SessionLayout layout)
    {
        (_engine, Layout) = (engine, layout);
        _workspace = new(Layout.Length);
        _state = new(Layout.StateLength);
        _next = new(Layout.StateLength);
    }

    /// <summary>The number of values that <see cref="CopyStateTo"/> writes.</summary>
    public int StateLength => Layout.StateLength;

    /// <summary>The states, and where each stands among those values.</summary>
    public IReadOnlyList<StateLayout> States => Layout.States;

    private SessionLayout Layout { get; }

    /// <summary>One step of features.</summary>
    /// <param name="x">[input size].</param>
    /// <param name="y">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Step(ReadOnlySpan<T> x, Span<T> y) => Step(x, y, logits: false);

    /// <summary>One step of tokens.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="y">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    public void Step(int token, Span<T> y) => Step(token, y, logits: false);

    /// <summary>One step of features; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="x">[input size].</param>
    /// <param name="y">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void StepLogits(ReadOnlySpan<T> x, Span<T> y) => Step(x, y, logits: true);

    /// <summary>One step of tokens; returns the last layer's values, as <c>PredictLogits</c> does: to sample with a temperature, for example.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="y">[output size].</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    public void StepLogits(int token, Span<T> y) => Step(token, y, logits: true);

    /// <summary>Returns to the initial states.</summary>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _state.Span.Clear();
    }

    /// <summary>Copies the states out.</summary>
    /// <param name="destination">[<see cref="StateLength"/>].</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void CopyStateTo(Span<T> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckLength(destination.Length, StateLength, nameof(destination), "values of state");
        _state.Span.CopyTo(destination);
    }

    /// <summary>Continues from states that <see cref="CopyStateTo"/> gave, from this session or another one of the same network.</summary>
    /// <param name="source">[<see cref="StateLength"/>].</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void RestoreState(ReadOnlySpan<T> source)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckLength(source.Length, StateLength, nameof(source), "values of state");
        source.CopyTo(_state.Span);
    }

    /// <summary>Ends the session.</summary>
    public void Dispose() => _disposed = true;

    private void Step(ReadOnlySpan<T> x, Span<T> y, bool logits)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var network = _engine.Layout;
        CheckKind(network.Vocabulary == 0, nameof(x), "a token");
        CheckLength(x.Length, network.InputSize, nameof(x), "features");
        CheckLength(y.Length, network.OutputSize, nameof(y), "outputs");
        var normalization = _engine.Applied;
        AppliedNormalization<T>.Normalize(x, _workspace.Span.Slice(Layout.Inputs, x.Length), normalization?.InputMean, normalization?.InputFactor);
        Advance(0, y, logits, normalization);
    }

    private void Step(int token, Span<T> y, bool logits)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var network = _engine.Layout;
        CheckKind(network.Vocabulary > 0, nameof(token), "features");
        BatchValidation.CheckToken(network, token, nameof(token));
        CheckLength(y.Length, network.OutputSize, nameof(y), "outputs");
        Advance(token, y, logits, _engine.Applied);
    }

    private void Advance(int token, Span<T> y, bool logits, AppliedNormalization<T>? normalization)
    {
        _engine.Program.Step(_engine.Width, ref _engine.Parameters.Origin, ref _workspace.Origin, ref _state.Origin, ref _next.Origin, ref token);
        (_state, _next) = (_next, _state);
        if (logits)
        {
            _workspace.Span.Slice(Layout.Logits, y.Length).CopyTo(y);
        }
        else
        {
            AppliedNormalization<T>.Denormalize(_workspace.Span.Slice(Layout.Outputs, y.Length), y, normalization?.TargetMean, normalization?.TargetScale);
        }
    }

    private static void CheckKind(bool fits, string name, string instead)
    {
        if (!fits)
        {
            throw new ArgumentException($"{name}: a step of this network takes {instead}.", name);
        }
    }

    private static void CheckLength(int given, int expected, string name, string what)
    {
        if (given != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name}: expected {expected} {what}; given {given}."), name);
        }
    }
}
