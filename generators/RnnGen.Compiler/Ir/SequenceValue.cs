

namespace RnnGen.Compiler.Ir;

/// <summary>An array over the rows, and over the steps unless <see cref="Span"/> says otherwise.</summary>
/// <remarks>A class: two sequences are the same only when they are one.</remarks>
/// <param name="name">Its name within the program, such as <c>lstm.h</c>.</param>
/// <param name="width">Numbers per row and step.</param>
/// <param name="span">Which steps it holds.</param>
/// <param name="steps">The number of steps T of the time that it belongs to: a decoder has a time of its own.</param>
/// <param name="role">Where it comes from.</param>
internal sealed class SequenceValue(SequenceName name, int width, SequenceSpan span, int steps, SequenceRole role = SequenceRole.Computed)
{
    /// <summary>Its name within the program, such as <c>lstm.h</c>.</summary>
    public SequenceName Name { get; } = name;

    /// <summary>Numbers per row and step.</summary>
    public int Width { get; } = width;

    public SequenceSpan Span { get; } = span;

    public int Steps { get; } = steps;

    public SequenceRole Role { get; } = role;

    /// <summary>How many entries it has.</summary>
    public int Entries => Span switch
    {
        SequenceSpan.Once => 1,
        SequenceSpan.Steps => Steps,
        _ => Steps + 1,
    };

    /// <summary>Whether it holds the states of a scan.</summary>
    public bool IsHistory => Span is SequenceSpan.History or SequenceSpan.HistoryFromEnd;

    public override string ToString() => Name.ToString();
}

/// <summary>Which steps a sequence holds.</summary>
internal enum SequenceSpan
{
    /// <summary>One entry for all: what follows the last step.</summary>
    Once,

    /// <summary>An entry for each step.</summary>
    Steps,

    /// <summary>The initial value, and the value after each step.</summary>
    History,

    /// <summary>Of a scan from the last step to the first: the value after each step, and at the end the initial one.</summary>
    HistoryFromEnd,
}

/// <summary>Where a sequence comes from.</summary>
internal enum SequenceRole
{
    /// <summary>A node.</summary>
    Computed,

    /// <summary>A node of the forward pass, for the backward pass only.</summary>
    Tape,

    /// <summary>The caller: real-valued inputs.</summary>
    Inputs,

    /// <summary>The caller: integer inputs.</summary>
    Tokens,

    /// <summary>The caller: 1 where a step is within the row's length, otherwise 0.</summary>
    Valid,

    /// <summary>The caller: values to learn.</summary>
    Targets,

    /// <summary>The caller: class indices to learn.</summary>
    Labels,

    /// <summary>The caller: each position's share in the mean, or 0 where it does not count.</summary>
    Weights,

    /// <summary>The library: a dropout mask.</summary>
    DropoutMask,

    /// <summary>The library: 1 where the target takes the place of the output that is fed back, otherwise 0.</summary>
    Forced,

    /// <summary>The library: what choices and draws are made from; 0 to choose the largest, and to draw nothing.</summary>
    Noise,

    /// <summary>The backward pass, for the caller to look at: dL/dh_t of each step.</summary>
    Trace,

    /// <summary>A scan over trees, which copies between nodes, their children and their rows.</summary>
    Copied,
}
