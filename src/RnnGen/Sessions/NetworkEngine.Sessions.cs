namespace RnnGen.Runtime;

/// <content>Sessions.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Begins a stream: one row, one step at a time.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A session with initial states.</returns>
    /// <exception cref="InvalidOperationException">The network cannot stream: a layer of it waits for later steps, as a bidirectional one does, or has InitialStateFrom.</exception>
    public Session<T> CreateSession(SessionOptions? options = null) => Layout.Session is { } session
        ? new(this, session, options ?? new())
        : throw new InvalidOperationException($"{Layout.Name} cannot run step by step: a layer of it waits for later steps, or its states begin with a value that a session has not. Use Predict.");
}
