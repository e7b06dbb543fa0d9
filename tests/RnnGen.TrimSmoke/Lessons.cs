namespace RnnGen.TrimSmoke;

/// <summary>The training data.</summary>
internal static class Lessons
{
    public static SequenceDataset Echoes()
    {
        var tokens = Enumerable.Range(0, 96).Select(row => Enumerable.Range(0, 8 - (row % 3)).Select(t => ((row * 7) + (t * t * 3) + (row * t)) % 5).ToArray()).ToArray();
        var labels = tokens.Select(row => row.Select((_, t) => t < 2 ? 0 : row[t - 2]).ToArray()).ToArray();
        return SequenceDataset.FromTokens(tokens, labels, steps: 8);
    }

    public static SequenceDataset Levels()
    {
        var inputs = Enumerable.Range(0, 96 * 6).Select(i => ((i * 37 % 101) - 50) / 10.0).ToArray();
        var targets = inputs.Chunk(6).Select(row => row.Sum() / 6).ToArray();
        return SequenceDataset.FromArrays(inputs, targets.AsSpan(), steps: 6);
    }
}
