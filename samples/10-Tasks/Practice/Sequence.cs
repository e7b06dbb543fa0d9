namespace Tasks;

/// <summary>The room of one sequence, to be filled in. All of it is 0 at first, but the length, which is all steps.</summary>
internal readonly ref struct Sequence
{
    /// <summary>[steps, features].</summary>
    public Span<float> Inputs { get; init; }

    /// <summary>[steps].</summary>
    public Span<int> Tokens { get; init; }

    /// <summary>[features]: those of the whole sequence.</summary>
    public Span<float> StaticInputs { get; init; }

    /// <summary>[tokens]: those of the whole sequence.</summary>
    public Span<int> StaticTokens { get; init; }

    /// <summary>[output steps, output size].</summary>
    public Span<float> Targets { get; init; }

    /// <summary>[output steps].</summary>
    public Span<int> Labels { get; init; }

    /// <summary>[output steps]: how much each counts in the loss, where a source has weights; 0 at first.</summary>
    public Span<float> Weights { get; init; }

    /// <summary>[1]: the valid steps, where a source has lengths.</summary>
    public Span<int> Length { get; init; }

    /// <summary>[1]: how many of its labels it has, where a source has such lengths; 0 at first.</summary>
    public Span<int> TargetLength { get; init; }
}
