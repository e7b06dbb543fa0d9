namespace RnnGen;

/// <summary>Options of how a decoder chooses at each step, or draws.</summary>
public sealed record DecodingOptions
{
    /// <summary>The default: the likeliest class at each step.</summary>
    public static DecodingOptions Greedy { get; } = new();

    /// <summary>
    /// Of classes: the number that the logits are divided by before a class is drawn from their softmax: 1 draws from the network's own probabilities, less prefers the likely ones.
    /// 0, the default: nothing is drawn, the likeliest class is taken. Of values: 1 to draw from the predicted distributions, 0 for the means that Predict feeds back.
    /// </summary>
    public double Temperature { get; init; }

    /// <summary>
    /// The number of outputs that are drawn for each row, each a draw of its own from the first step to the last: sample paths, whose quantiles are those of what is to come. They fill the rows of
    /// a batch, so that 100 paths of one row are computed in a pass or two. More than 1 need a temperature. Default: 1.
    /// </summary>
    public int Paths { get; init; } = 1;

    /// <summary>The seed of what is drawn: the same seed draws the same, path by path, however many paths are drawn. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>The class after which a row has ended: it fills the rest of the row. Null: every row has all output steps.</summary>
    public int? StopToken { get; init; }
}
