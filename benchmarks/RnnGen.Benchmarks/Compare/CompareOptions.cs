namespace RnnGen.Benchmarks.Compare;

/// <summary>How a comparison is run.</summary>
internal sealed record CompareOptions
{
    /// <summary>Only rows whose title contains one of these, in any case; all where there are none.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often every contender is read.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The seconds that a reading of time takes.</summary>
    public double Stretch { get; init; } = 0.2;

    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(Row row) => Only.Count == 0 || Only.Any(text => row.Title.Contains(text, StringComparison.OrdinalIgnoreCase));
}
