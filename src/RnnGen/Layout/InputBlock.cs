using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The inputs of a span. In a batch their numbers stand side by side at each step, and so do their tokens, in the order in which they are declared.</summary>
internal sealed class InputBlock
{
    private InputBlock(InputSpan span, int entries, IEnumerable<InputLayout> inputs)
    {
        (Span, Entries) = (span, entries);
        Numbers = [.. inputs.Where(static input => !input.IsTokens)];
        Tokens = [.. inputs.Where(static input => input.IsTokens)];
        Features = Numbers.Sum(static input => input.Features);
    }

    /// <summary>The steps at which they have values.</summary>
    public InputSpan Span { get; }

    /// <summary>The number of these steps.</summary>
    public int Entries { get; }

    /// <summary>The inputs of real numbers.</summary>
    public InputLayout[] Numbers { get; }

    /// <summary>The inputs of tokens.</summary>
    public InputLayout[] Tokens { get; }

    /// <summary>The numbers of a step, those of all inputs together.</summary>
    public int Features { get; }

    /// <summary>The words for the steps in messages.</summary>
    public string StepsText => Span switch
    {
        InputSpan.Sequence => "",
        InputSpan.OutputSteps => " * output steps",
        _ => " * steps",
    };

    /// <summary>The name of the numbers in a batch.</summary>
    public string NumbersName => Span switch
    {
        InputSpan.Sequence => "staticInputs",
        InputSpan.OutputSteps => "futureInputs",
        _ => "inputs",
    };

    /// <summary>The name of the tokens in a batch.</summary>
    public string TokensName => Span switch
    {
        InputSpan.Sequence => "staticTokens",
        InputSpan.OutputSteps => "futureTokens",
        _ => "tokens",
    };

    /// <summary>The input that a number of a step belongs to.</summary>
    public InputLayout InputOf(int feature) => Find(feature).Input;

    /// <summary>The words for the place of a number of a batch: of several inputs, that in the one that it belongs to.</summary>
    public string Place(NetworkLayout network, int row, int step, int feature)
    {
        var (input, own) = Find(feature);
        return network.HasSeveralInputs
            ? Invariant($"{Called(input)}[{(((row * Entries) + step) * input.Features) + own}] (row {row}{StepPlace(step)}, feature {own})")
            : Invariant($"{NumbersName}[{(((row * Entries) + step) * Features) + feature}] (row {row}{StepPlace(step)}, feature {feature})");
    }

    /// <summary>The words for the place of a number of a dataset that has several inputs.</summary>
    public string PlaceInSequence(int sequence, int step, int feature)
    {
        var (input, own) = Find(feature);
        return Invariant($"{Called(input)} of sequence {sequence}{StepPlace(step)}, feature {own}");
    }

    /// <summary>The words for a step; what belongs to a whole sequence has none.</summary>
    public string StepPlace(int step) => Span switch
    {
        InputSpan.Sequence => "",
        InputSpan.OutputSteps => Invariant($", output step {step}"),
        _ => Invariant($", step {step}"),
    };

    /// <summary>The words for an input in messages: it may have the name of another part of a batch.</summary>
    public static string Called(InputLayout input) => $"input '{input.Name}'";

    /// <summary>The blocks of a network, one of each span, also where it has no input of it.</summary>
    public static InputBlock[] Of(NetworkLayout network) =>
    [
        new(InputSpan.Steps, network.Steps, network.Inputs.Where(static input => input.Span == InputSpan.Steps)),
        new(InputSpan.Sequence, 1, network.Inputs.Where(static input => input.Span == InputSpan.Sequence)),
        new(InputSpan.OutputSteps, network.OutputSteps, network.Inputs.Where(static input => input.Span == InputSpan.OutputSteps)),
    ];

    /// <summary>The input that a number of a step belongs to, and its place there.</summary>
    private (InputLayout Input, int Feature) Find(int feature)
    {
        var i = 0;
        for (; feature >= Numbers[i].Features; i++)
        {
            feature -= Numbers[i].Features;
        }

        return (Numbers[i], feature);
    }
}
