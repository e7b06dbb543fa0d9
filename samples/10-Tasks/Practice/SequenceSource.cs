namespace Tasks;

/// <summary>Draws one sequence.</summary>
internal delegate void Draw(Random random, Sequence sequence);

/// <summary>Where the sequences of a task come from: how much room each takes, and how it is drawn.</summary>
/// <param name="Steps">The steps of a sequence, or the most where lengths differ.</param>
/// <param name="Draw">Draws one.</param>
internal sealed record SequenceSource(int Steps, Draw Draw)
{
    /// <summary>Features per step; 0 for tokens.</summary>
    public int Features { get; init; }

    /// <summary>Whether steps carry tokens.</summary>
    public bool HasTokens => Features == 0;

    /// <summary>Features of the whole sequence.</summary>
    public int StaticFeatures { get; init; }

    /// <summary>Tokens of the whole sequence.</summary>
    public int StaticTokens { get; init; }

    /// <summary>Values that are targets, of a whole sequence.</summary>
    public int Targets { get; init; }

    /// <summary>Classes that are targets, of a whole sequence.</summary>
    public int Labels { get; init; }

    /// <summary>Output steps that have weights of their own; 0: all count the same.</summary>
    public int Weights { get; init; }

    /// <summary>Whether sequences have lengths of their own.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Whether sequences have as many labels as they please.</summary>
    public bool HasTargetLengths { get; init; }

    /// <summary>Draws so many sequences.</summary>
    public Examples Take(int count, Random random)
    {
        var examples = new Examples(this, count);
        examples.Refill(random);
        return examples;
    }
}
