using RnnGen.Checkpoints;
using RnnGen.Runtime;

namespace RnnGen;

/// <content>The states of a session: set to 0, copied, and as bytes.</content>
public sealed partial class Session<T>
{
    /// <summary>Returns to the initial states.</summary>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    public void Reset()
    {
        _use.Check();
        _use.Begin();
        Restart();
        _use.End();
    }

    /// <summary>Puts the initial states there: 0 or, where the network has learned them, the parameters as they are now.</summary>
    private void Restart()
    {
        State.Clear();
        foreach (var learned in Layout.LearnedStates)
        {
            _parameters.AsSpan((int)_firstParameter + learned.Parameter, learned.Length).CopyTo(State[learned.State..]);
        }
    }

    /// <summary>Copies the states out.</summary>
    /// <param name="destination">[<see cref="StateLength"/>].</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    public void CopyStateTo(Span<T> destination)
    {
        _use.Check();
        SessionValidation.CheckState(Layout, destination.Length, nameof(destination));
        _use.Begin();
        State.CopyTo(destination);
        _use.End();
    }

    /// <summary>
    /// Continues from states that <see cref="CopyStateTo"/> gave, from this session or another one of the same network. They are numbers alone: of which network and of which weights, the caller
    /// knows. <see cref="ImportState"/> checks that too.
    /// </summary>
    /// <param name="source">[<see cref="StateLength"/>], all of the states among them finite.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a state is not finite. The session's states stay as they were.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    public void RestoreState(ReadOnlySpan<T> source)
    {
        _use.Check();
        SessionValidation.CheckState(Layout, source.Length, nameof(source));
        _use.Begin();

        // To where the next step would write: what is checked is what is kept, whatever becomes of the source meanwhile.
        var place = _bothStates - _states;
        var states = _memory.AsSpan((int)place, StateLength);
        source.CopyTo(states);
        var fault = SessionStates.Fault<T>(Layout, states);
        _states = fault is null ? place : _states;
        _use.End();
        if (fault is not null)
        {
            // Where the source is finite, another thread has written over the copy.
            throw SessionStates.Fault(Layout, source) is var (name, value)
                ? new ArgumentException(FormattableString.Invariant($"source{name}: expected a finite number; given {value}."), nameof(source))
                : _use.Refused();
        }
    }

    /// <summary>
    /// The states as bytes: safetensors with a tensor for each state, and with what they are states of: the network, the names and shapes of its tensors, a digest of weights and normalization.
    /// The digest takes a pass over the weights; <see cref="CopyStateTo"/> gives the numbers alone.
    /// </summary>
    /// <returns>The bytes, for <see cref="ImportState"/>.</returns>
    /// <exception cref="InvalidOperationException">A state is not finite, or another call is using the session.</exception>
    public byte[] ExportState()
    {
        var states = new T[StateLength];
        CopyStateTo(states);
        return SessionStates.Fault<T>(Layout, states) is var (name, value)
            ? throw new InvalidOperationException(FormattableString.Invariant($"The state{name} is {value}, and states that are not finite are not exported. Reset the session."))
            : SessionFile.Write<T>(_engine, Layout, states);
    }

    /// <summary>Continues from states that <see cref="ExportState"/> gave, of this session or another one, in this process or another one.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="SafetensorsException">
    /// The bytes are damaged, or the states are those of another network, of other weights, or of another normalization; the message says which. The session's states stay as they were.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is using the session.</exception>
    public void ImportState(ReadOnlySpan<byte> bytes)
    {
        _use.Check();
        RestoreState(SessionFile.Read(_engine, Layout, bytes.ToArray()));
    }
}
