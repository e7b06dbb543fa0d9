namespace RnnGen;

/// <summary>
/// The action of a session where an input or a state is not a finite number. Recurrence never gets rid of one: a state that is NaN makes every state and every output after it NaN.
/// </summary>
public enum NonFiniteHandling
{
    /// <summary>Computes with it, as the arithmetic has it; nothing is looked at, and a step costs nothing more. The default.</summary>
    Keep,

    /// <summary>
    /// Throws: an <see cref="ArgumentException"/> for an input, a <see cref="NotFiniteNumberException"/> for a state. The states stay those before the step, and the session can go on.
    /// </summary>
    Throw,

    /// <summary>Returns to the initial states, and goes on from there. The outputs of that step are NaN.</summary>
    Reset,

    /// <summary>Keeps the states from before the step, as if it had not been, and goes on from there. The outputs of that step are NaN.</summary>
    Hold,
}
