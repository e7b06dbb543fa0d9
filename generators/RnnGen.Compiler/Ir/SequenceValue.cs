namespace RnnGen.Compiler.Ir;

/// <summary>An array over the rows, and over the steps unless <see cref="Span"/> says otherwise.</summary>
/// <remarks>A class: two sequences are the same only when they are one.</remarks>
internal sealed class SequenceValue(string name, int width, SequenceSpan span, SequenceRole role = SequenceRole.Computed)
{
    /// <summary>Its name within the program, such as <c>lstm.h</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Numbers per row and step.</summary>
    public int Width { get; } = width;

    public SequenceSpan Span { get; } = span;

    public SequenceRole Role { get; } = role;

    public override string ToString() => Name;
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
}

/// <summary>Where a sequence comes from.</summary>
internal enum SequenceRole
{
    /// <summary>A node.</summary>
    Computed,

    /// <summary>A node of the forward pass, for the way back only.</summary>
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

    /// <summary>The caller: 1 / (valid elements), or 0 at a position that does not count.</summary>
    Weights,

    /// <summary>The library: a dropout mask.</summary>
    DropoutMask,
}
