using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Says what of a session's call does not fit. Apart from the steps, so that these stay short.</summary>
internal static class SessionValidation
{
    /// <summary>Checks a step of features.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckStep(NetworkLayout network, int features, int outputs)
    {
        CheckKind(network.Vocabulary == 0, "input", "a token");
        CheckLength(features, network.InputSize, "input", "features");
        CheckLength(outputs, network.OutputSize, "output", "outputs");
    }

    /// <summary>Checks a step of tokens.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckTokenStep(NetworkLayout network, int token, int outputs)
    {
        CheckKind(network.Vocabulary > 0, nameof(token), "features");
        BatchValidation.CheckToken(network, token, nameof(token));
        CheckLength(outputs, network.OutputSize, "output", "outputs");
    }

    /// <summary>Checks the length of states as raw numbers.</summary>
    public static void CheckState(SessionLayout layout, int given, string name) => CheckLength(given, layout.StateLength, name, "values of state");

    /// <summary>The error of an input that is not finite.</summary>
    public static ArgumentException NotFinite(string name, int feature, double value) =>
        new(Invariant($"{name}[{feature}]: expected a number that is finite, also once it is normalized; given {value}. The states are those before the step."), name);

    /// <summary>The error of a step that leads to a state that is not finite.</summary>
    public static NotFiniteNumberException NotFinite((string Name, double Value)? fault) =>
        new(Invariant($"The step makes the state{fault?.Name} {fault?.Value}. The states are those before the step."), fault?.Value ?? double.NaN);

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
            throw new ArgumentException(Invariant($"{name}: expected {expected} {what}; given {given}."), name);
        }
    }
}
