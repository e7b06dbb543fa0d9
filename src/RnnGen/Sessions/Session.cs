using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A network that runs along a stream: one row, one step at a time, carrying its states. Its results are those of <c>Predict</c> over the same
/// steps, to the bit. A session belongs to one thread at a time, and a call that finds another one at work throws an <see cref="InvalidOperationException"/>; the network it shares
/// weights with may serve any number of sessions.
/// </summary>
/// <remarks>
/// That throw is there to find a mistake, not to make use by several threads safe: so that a step costs nothing, the session notes its use without the processor's atomic operations, and two
/// threads that come within the same few nanoseconds may both get in. Their states and outputs are then worthless, but no memory beside them is touched: everything that a step reads and
/// writes has a fixed place and size.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Session<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The length that the lengths of a network of tokens, or of features, are compared with where the other is given: no length.</summary>
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

    /// <summary>Of a network with several inputs, the tokens of a step, those of the sequence among them.</summary>
    private readonly int[] _tokens;

    // Where things stand in the array.
    private readonly nint _workspace;
    private readonly nint _inputs;
    private readonly nint _logits;
    private readonly nint _outputs;
    private readonly nint _bothStates;
    private readonly NonFiniteHandling _nonFinite;

    /// <summary>The place of s_{t-1}; s_t comes to the other of two places, whose sum is <see cref="_bothStates"/>. One number, so that the two can never become the same.</summary>
    private nint _states;
    private SessionUse _use;

    /// <param name="engine">The network.</param>
    /// <param name="layout">The workspace and the states.</param>
    /// <param name="options">The options.</param>
    /// <param name="outputSize">The outputs of a step: an encoder has none.</param>
    internal Session(NetworkEngine<T> engine, SessionLayout layout, SessionOptions options, int outputSize)
    {
        (_engine, Layout) = (engine, layout);
        _nonFinite = Enum.IsDefined(options.NonFinite)
            ? options.NonFinite
            : throw new ArgumentOutOfRangeException(nameof(options), options.NonFinite, "options.NonFinite: expected Keep, Throw, Reset or Hold.");
        _program = engine.Program;
        (_parameters, _firstParameter) = (engine.Parameters.Buffer.Array, engine.Parameters.Buffer.First);
        var network = engine.Layout;
        _outputSize = outputSize;
        (_features, _vocabulary) = network.HasSeveralInputs ? (None, 0) : network.Vocabulary > 0 ? (None, network.Vocabulary) : (network.InputSize, 0);
        _tokens = new int[network.HasSeveralInputs ? Math.Max(1, network.Inputs.Count(static input => input.IsTokens)) : 0];
        var (states, length) = (AlignedBuffer<T>.Align(layout.Length), AlignedBuffer<T>.Align(layout.StateLength));
        var memory = new AlignedBuffer<T>(states + (2 * length));
        (_buffer, _memory, _workspace) = (memory, memory.Array, memory.First);
        (_inputs, _logits, _outputs) = (_workspace + layout.Inputs, _workspace + layout.Logits, _workspace + layout.Outputs);
        (_states, _bothStates) = (_workspace + states, (2 * (_workspace + states)) + length);
        Restart();
    }

    /// <summary>The number of values that <see cref="CopyStateTo"/> writes.</summary>
    public int StateLength => Layout.StateLength;

    /// <summary>The states, and where each stands among those values.</summary>
    public IReadOnlyList<StateLayout> States => Layout.States;

    /// <summary>
    /// The number of steps that met an input or a state that was not finite, and so were not taken (<see cref="NonFiniteHandling.Throw"/>, <see cref="NonFiniteHandling.Hold"/>) or reset the states
    /// (<see cref="NonFiniteHandling.Reset"/>). Stays 0 with <see cref="NonFiniteHandling.Keep"/>, which does not look.
    /// </summary>
    public long NonFiniteSteps { get; private set; }

    private SessionLayout Layout { get; }

    private Span<T> State => _memory.AsSpan((int)_states, Layout.StateLength);

    /// <summary>One step of features.</summary>
    /// <param name="input">[input size].</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit; or the input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(ReadOnlySpan<T> input, Span<T> output) => Advance(input, output, logits: false);

    /// <summary>One step of features in double precision, whatever the network's: they are normalized before they are narrowed, and outputs are widened before they are brought to the targets' units.</summary>
    /// <param name="input">[input size].</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(ReadOnlySpan<double> input, Span<double> output) => Advance(input, output, logits: false);

    /// <summary>One step of tokens.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(int token, Span<T> output) => Advance(token, output, logits: false);

    /// <summary>One step of tokens; the outputs are widened to double precision before they are brought to the targets' units.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Step(int token, Span<double> output) => Advance(token, output, logits: false);

    /// <summary>One step of features; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="input">[input size].</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit; or the input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(ReadOnlySpan<T> input, Span<T> output) => Advance(input, output, logits: true);

    /// <summary>One step of features in double precision, which are normalized before they are narrowed; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="input">[input size].</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(ReadOnlySpan<double> input, Span<double> output) => Advance(input, output, logits: true);

    /// <summary>One step of tokens; returns the last layer's values, as <c>PredictLogits</c> does: to sample with a temperature, for example.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(int token, Span<T> output) => Advance(token, output, logits: true);

    /// <summary>One step of tokens; returns the last layer's values, widened to double precision.</summary>
    /// <param name="token">0 to vocabulary - 1.</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">The length does not fit, or the token is not in the vocabulary.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StepLogits(int token, Span<double> output) => Advance(token, output, logits: true);

    /// <summary>Ends the session.</summary>
    public void Dispose() => _use.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance<TNumber>(ReadOnlySpan<TNumber> input, Span<TNumber> output, bool logits)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if (input.Length != _features || output.Length != _outputSize || !_use.IsFree)
        {
            Refuse(input.Length, output.Length);
        }

        _use.Begin();
        ref T memory = ref MemoryMarshal.GetArrayDataReference(_memory);
        ref T inputs = ref Unsafe.Add(ref memory, _inputs);
        var normalization = _engine.Applied;
        if (normalization is null && typeof(TNumber) == typeof(T))
        {
            Copy(ref MemoryMarshal.GetReference(input), ref inputs, input.Length);
        }
        else if (!FeatureScaling.Normalize(input, MemoryMarshal.CreateSpan(ref inputs, input.Length), normalization?.Of(InputSpan.Steps)))
        {
            CheckNumbers(input, normalization?.Of(InputSpan.Steps));
        }

        var none = 0;
        Advance(ref memory, ref none, output, logits, normalization);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance<TNumber>(int token, Span<TNumber> output, bool logits)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if ((uint)token >= (uint)_vocabulary || output.Length != _outputSize || !_use.IsFree)
        {
            RefuseToken(token, output.Length);
        }

        _use.Begin();
        Advance(ref MemoryMarshal.GetArrayDataReference(_memory), ref token, output, logits, _engine.Applied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance<TNumber>(ref T memory, ref int token, Span<TNumber> output, bool logits, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var previous = _states;
        var next = _bothStates - previous;
        ref T parameters = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_parameters), _firstParameter);
        if (MemoryGuard.IsOn)
        {
            Guard();
        }

        _program.Step(_engine.Width, ref parameters, ref Unsafe.Add(ref memory, _workspace), ref Unsafe.Add(ref memory, previous), ref Unsafe.Add(ref memory, next), ref token);
        _states = next;
        MemoryGuard.Check(_buffer, "memory of the session");
        if (_nonFinite != NonFiniteHandling.Keep && !IsTaken(previous))
        {
            output.Fill(TNumber.NaN);
        }
        else if (logits)
        {
            Copy(ref Unsafe.Add(ref memory, _logits), ref MemoryMarshal.GetReference(output), output.Length);
        }
        else if (normalization is null)
        {
            Copy(ref Unsafe.Add(ref memory, _outputs), ref MemoryMarshal.GetReference(output), output.Length);
        }
        else
        {
            var outputs = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref memory, _outputs), output.Length);
            FeatureScaling.Denormalize(outputs, output, normalization.Outputs);
        }

        _use.End();
    }

    /// <summary>Says which number the network's precision does not hold. One that is not finite as it is given is none of those.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CheckNumbers<TNumber>(ReadOnlySpan<TNumber> input, FeatureScaling? scaling)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        try
        {
            NumberRange.CheckStep<TNumber, T>(input, scaling);
        }
        catch
        {
            _use.End();
            throw;
        }
    }

    /// <summary>Looks at the input and at the new states of a step, and does as the options say where one of them is not finite. Apart from the steps, so that these stay short.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsTaken(nint previous)
    {
        var (input, feature) = NonFiniteInput();
        if (feature < 0 && SessionStates.AreFinite<T>(Layout, State))
        {
            return true;
        }

        NonFiniteSteps++;
        if (_nonFinite == NonFiniteHandling.Reset)
        {
            Restart();
            return false;
        }

        var reached = State;
        _states = previous;
        if (_nonFinite == NonFiniteHandling.Hold)
        {
            return false;
        }

        _use.End();
        throw feature >= 0
            ? SessionValidation.NotFinite(_engine.Layout, input, feature, Scalar.ToDouble(NumbersOf(input)[feature]))
            : SessionValidation.NotFinite(SessionStates.Fault<T>(Layout, reached));
    }

    /// <summary>For tests: makes what the step writes before it reads it unusable, all but the input and the states of the last step.</summary>
    private void Guard()
    {
        var memory = _memory.AsSpan();
        var workspace = memory.Slice((int)_workspace, Layout.Length);
        var (inputs, end) = (_engine.Layout.Inputs, 0);
        for (var i = 0; i < inputs.Count; i++)
        {
            // Inputs stand in the order in which they are declared.
            if (!inputs[i].IsTokens)
            {
                MemoryGuard.Fill(workspace[end..inputs[i].SessionOffset]);
                end = inputs[i].SessionOffset + inputs[i].Features;
            }
        }

        MemoryGuard.Fill(workspace[end..]);
        MemoryGuard.Fill(memory.Slice((int)(_bothStates - _states), Layout.StateLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<TFrom, TTo>(ref TFrom source, ref TTo destination, int length)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        if (length == 1)
        {
            destination = typeof(TFrom) == typeof(TTo) ? Unsafe.BitCast<TFrom, TTo>(source) : Scalar.FromDouble<TTo>(Scalar.ToDouble(source));
            return;
        }

        Scalar.Convert(MemoryMarshal.CreateReadOnlySpan(ref source, length), MemoryMarshal.CreateSpan(ref destination, length));
    }

    /// <summary>Says what does not fit; returns where another call was all that stood in the way, and has ended meanwhile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(int features, int outputs)
    {
        _use.Check();
        SessionValidation.CheckStep(_engine.Layout, features, outputs, _outputSize);
    }

    /// <summary>The same of a step of tokens.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseToken(int token, int outputs)
    {
        _use.Check();
        SessionValidation.CheckTokenStep(_engine.Layout, token, outputs, _outputSize);
    }
}
