using RnnGen.Compiler.Ir;

namespace RnnGen.Testing.Interpretation;

/// <summary>An input of a program, and where a batch has it.</summary>
/// <param name="Sequence">The input.</param>
/// <param name="Span">The steps at which it is given.</param>
/// <param name="Column">Its place among the numbers, or the tokens, of a step.</param>
/// <param name="Side">The number of these.</param>
internal sealed record GivenInput(SequenceValue Sequence, InputSpan Span, int Column, int Side)
{
    public bool IsTokens => Sequence.Role == SequenceRole.Tokens;

    /// <summary>The numbers, or tokens, of a step.</summary>
    public int Width => IsTokens ? 1 : Sequence.Width;

    public static IReadOnlyList<GivenInput> Of(NetworkInterface contract, Compiler.Declarations.SequenceShape shape)
    {
        // What a network of shape OneToMany begins with has one step.
        var all = contract.Inputs.Select((input, i) => new GivenInput(
            input.Sequence,
            input.IsOfOutputs ? InputSpan.OutputSteps
            : input.Sequence.Span != SequenceSpan.Once || (i == 0 && shape == Compiler.Declarations.SequenceShape.OneToMany) ? InputSpan.Steps
            : InputSpan.Sequence,
            0,
            0)).ToList();
        return [.. all.Select((input, i) => input with { Column = all.Take(i).Where(input.IsBeside).Sum(other => other.Width), Side = all.Where(input.IsBeside).Sum(other => other.Width) })];
    }

    private bool IsBeside(GivenInput other) => other.Span == Span && other.IsTokens == IsTokens;
}
