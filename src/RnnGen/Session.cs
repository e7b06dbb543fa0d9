using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    /// <summary>What the lengths of a network of tokens, or of features, are compared with where the other is given: no length.</summary>
    private const int None = -1;

    private readonly NetworkEngine<T> _engine;
    private readonly NetworkProgram<T> _program;
    private readonly T[] _parameters;
    private readonly nint _firstParameter;

    /// <summary>The workspace, and behind it two blocks of states: s_{t-1}, which a step reads, and s_t, which it writes; in turn.</summary>
    private readonly AlignedBuffer<T> _buffer;
    private readonly T[] _memory;
    private readonly int _features;
    private readonly int _vocabulary;
    private readonly int _outputSize;

    // Where things stand in the array.
    private readonly nint _workspace;
    private readonly nint _inputs;
    private readonly nint _logits;
    private readonly nint _outputs;
    private nint _states;
    private nint _nextStates;
    private bool _disposed;

    internal Session(NetworkEngine<T> engine, SessionLayout layout)
    {
        (_engine, Layout) = (engine, layout);
        _program = engine.Program;
        (_parameters, _firstParameter) = (engine.Parameters.Buffer.Array, engine.Parameters.Buffer.First);
        var network = engine.Layout;
        (_vocabulary, _outputSize) = (network.Vocabulary, network.OutputSize);
        _features = network.Vocabulary > 0 ? None : network.InputSize;
        var (states, length) = (AlignedBuffer<T>.Align(layout.Length), AlignedBuffer<T>.Align(layout.StateLength));
        var memory = new AlignedBuffer<T>(states + (2 * length));
        (_buffer, _memory, _workspace) = (memory, memory.Array, memory.First);
        (_inputs, _logits, _outputs) = (_workspace + layout.Inputs, _workspace + layout.Logits, _workspace + layout.Outputs);
        (_states, _nextStates) = (_workspace + states, _workspace + states + length);
    }

    /// <summary>The number of values that <see cref="CopyStateTo"/> writes.</summary>
    public int StateLength => Layout.StateLength;

    /// <summary>The states, and where each stands among those values.</summary>
    public IReadOnlyList<StateLayout> States => Layout.States;

    private SessionLayout Layout { get; }

    private Span<T> State => _memory.AsSpan((int)_states, Layout.StateLength);

    /// <summary>One step of features.</summary>
    /// <param name="x">[input size].</param>
    /// <param name="y">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(ReadOnlySpan<T> x, Span<T> y) => Step(x, y, logits: false);

    /// <summary>One step of tokens.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="y">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(int token, Span<T> y) => Step(token, y, logits: false);

    /// <summary>One step of features; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="x">[input size].</param>
    /// <param name="y">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(ReadOnlySpan<T> x, Span<T> y) => Step(x, y, logits: true);

    /// <summary>One step of tokens; returns the last layer's values, as <c>PredictLogits</c> does: to sample with a temperature, for example.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="y">[output size].</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(int token, Span<T> y) => Step(token, y, logits: true);

    /// <summary>Returns to the initial states.</summary>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        State.Clear();
    }

    /// <summary>Copies the states out.</summary>
    /// <param name="destination">[<see cref="StateLength"/>].</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void CopyStateTo(Span<T> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckLength(destination.Length, StateLength, nameof(destination), "values of state");
        State.CopyTo(destination);
    }

    /// <summary>Continues from states that <see cref="CopyStateTo"/> gave, from this session or another one of the same network.</summary>
    /// <param name="source">[<see cref="StateLength"/>].</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void RestoreState(ReadOnlySpan<T> source)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckLength(source.Length, StateLength, nameof(source), "values of state");
        source.CopyTo(State);
    }

    /// <summary>Ends the session.</summary>
    public void Dispose() => _disposed = true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(ReadOnlySpan<T> x, Span<T> y, bool logits)
    {
        if (x.Length != _features || y.Length != _outputSize || _disposed)
        {
            Refuse(x.Length, y.Length);
        }

        ref T memory = ref MemoryMarshal.GetArrayDataReference(_memory);
        ref T inputs = ref Unsafe.Add(ref memory, _inputs);
        var normalization = _engine.Applied;
        if (normalization is null)
        {
            Copy(ref MemoryMarshal.GetReference(x), ref inputs, x.Length);
        }
        else
        {
            AppliedNormalization<T>.Normalize(x, MemoryMarshal.CreateSpan(ref inputs, x.Length), normalization.InputMean, normalization.InputFactor);
        }

        Advance(ref memory, 0, y, logits, normalization);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(int token, Span<T> y, bool logits)
    {
        if ((uint)token >= (uint)_vocabulary || y.Length != _outputSize || _disposed)
        {
            RefuseToken(token, y.Length);
        }

        Advance(ref MemoryMarshal.GetArrayDataReference(_memory), token, y, logits, _engine.Applied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(ref T memory, int token, Span<T> y, bool logits, AppliedNormalization<T>? normalization)
    {
        var (previous, next) = (_states, _nextStates);
        ref T parameters = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_parameters), _firstParameter);
        if (MemoryGuard.IsOn)
        {
            Guard();
        }

        _program.Step(_engine.Width, ref parameters, ref Unsafe.Add(ref memory, _workspace), ref Unsafe.Add(ref memory, previous), ref Unsafe.Add(ref memory, next), ref token);
        (_states, _nextStates) = (next, previous);
        MemoryGuard.Check(_buffer, "memory of the session");
        if (logits)
        {
            Copy(ref Unsafe.Add(ref memory, _logits), ref MemoryMarshal.GetReference(y), y.Length);
        }
        else if (normalization is null)
        {
            Copy(ref Unsafe.Add(ref memory, _outputs), ref MemoryMarshal.GetReference(y), y.Length);
        }
        else
        {
            var outputs = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref memory, _outputs), y.Length);
            AppliedNormalization<T>.Denormalize(outputs, y, normalization.TargetMean, normalization.TargetScale);
        }
    }

    /// <summary>For tests: makes what the step writes before it reads it unusable, all but the input and the states of the last step.</summary>
    private void Guard()
    {
        var memory = _memory.AsSpan();
        var workspace = memory.Slice((int)_workspace, Layout.Length);
        var inputs = Math.Max(0, _features);
        MemoryGuard.Fill(workspace[..Layout.Inputs]);
        MemoryGuard.Fill(workspace[(Layout.Inputs + inputs)..]);
        MemoryGuard.Fill(memory.Slice((int)_nextStates, Layout.StateLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref T source, ref T destination, int length)
    {
        if (length == 1)
        {
            destination = source;
            return;
        }

        MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
    }

    /// <summary>Says what does not fit. Apart from the steps, so that these stay short.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(int features, int outputs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckKind(_features != None, "x", "a token");
        CheckLength(features, _features, "x", "features");
        CheckLength(outputs, _outputSize, "y", "outputs");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseToken(int token, int outputs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckKind(_features == None, nameof(token), "features");
        BatchValidation.CheckToken(_engine.Layout, token, nameof(token));
        CheckLength(outputs, _outputSize, "y", "outputs");
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
