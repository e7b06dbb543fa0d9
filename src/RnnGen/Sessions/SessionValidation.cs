using System.Numerics;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Says what of a session's call does not fit. Apart from the steps, so that these stay short.</summary>
internal static class SessionValidation
{
    /// <summary>Checks a step of features.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckStep(NetworkLayout network, int features, int outputs, int outputSize)
    {
        CheckOneInput(network);
        CheckKind(network.Vocabulary == 0, "input", "a token");
        CheckLength(features, network.InputSize, "input", "features");
        CheckLength(outputs, outputSize, "output", "outputs");
    }

    /// <summary>Checks a step of tokens.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckTokenStep(NetworkLayout network, int token, int outputs, int outputSize)
    {
        CheckOneInput(network);
        CheckKind(network.Vocabulary > 0, nameof(token), "features");
        InputValidation.CheckToken(network, network.Inputs[0], token, nameof(token));
        CheckLength(outputs, outputSize, "output", "outputs");
    }

    /// <summary>Checks a step of several inputs, but for these.</summary>
    public static void CheckInputs(NetworkLayout network, bool hasStatic, int outputs, int outputSize)
    {
        CheckLength(outputs, outputSize, "output", "outputs");
        var block = network.BlockOf(InputSpan.Sequence);
        if (!hasStatic && block.Numbers.Length + block.Tokens.Length > 0)
        {
            throw new InvalidOperationException($"'{network.Inputs.First(static input => input.Span == InputSpan.Sequence).Name}' belongs to the whole sequence, and has no value yet: call SetStaticInputs before the first step.");
        }
    }

    /// <summary>Checks the inputs of a span.</summary>
    public static void CheckInputs(NetworkLayout network, InputBlock block, int numbers, ReadOnlySpan<int> tokens)
    {
        if (numbers != block.Features || tokens.Length != block.Tokens.Length)
        {
            CheckLength(numbers, block.Features, "inputs", $"features{Named(block.Numbers)}");
            CheckLength(tokens.Length, block.Tokens.Length, "tokens", $"tokens{Named(block.Tokens)}");
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            InputValidation.CheckToken(network, block.Tokens[i], tokens[i], "tokens", i);
        }
    }

    /// <summary>Checks the length of states as raw numbers.</summary>
    public static void CheckState(SessionLayout layout, int given, string name) => CheckLength(given, layout.StateLength, name, "values of state");

    /// <summary>The error of an input that is not finite.</summary>
    public static ArgumentException NotFinite(NetworkLayout network, InputLayout input, int feature, double value) =>
        new(Invariant($"{(network.HasSeveralInputs ? InputBlock.Called(input) : input.Name)}[{feature}]: expected a number that is finite, also once it is normalized; given {value}. The states are those before the step."), input.Name);

    /// <summary>Checks that the numbers of the whole sequence are finite.</summary>
    public static void CheckFinite<TNumber>(InputBlock block, ReadOnlySpan<TNumber> inputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!TNumber.IsFinite(inputs[i]))
            {
                throw new ArgumentException(
                    Invariant($"inputs[{i}] of '{block.InputOf(i).Name}': expected a finite number; given {Scalar.ToDouble(inputs[i])}. The values of the sequence are those before the call."), nameof(inputs));
            }
        }
    }

    /// <summary>The error of a step that leads to a state that is not finite.</summary>
    public static NotFiniteNumberException NotFinite((string Name, double Value)? fault) =>
        new(Invariant($"The step makes the state{fault?.Name} {fault?.Value}. The states are those before the step."), fault?.Value ?? double.NaN);

    private static string Named(InputLayout[] inputs) => inputs.Length == 0 ? "" : " of " + string.Join(", ", inputs.Select(static input => $"'{input.Name}'"));

    private static void CheckOneInput(NetworkLayout network)
    {
        if (network.HasSeveralInputs)
        {
            throw new ArgumentException($"input: this network has several inputs, of which a step takes {string.Join(", ", network.Inputs.Where(static input => input.Span == InputSpan.Steps).Select(static input => $"'{input.Name}'"))}. Call Step(inputs, tokens, output).", "input");
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
            throw new ArgumentException(Invariant($"{name}: expected {expected} {what}; given {given}."), name);
        }
    }
}
