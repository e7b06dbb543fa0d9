namespace RnnGen;

/// <summary>Options of how a decoder chooses at each step.</summary>
public sealed record DecodingOptions
{
    /// <summary>The default: the likeliest class at each step.</summary>
    public static DecodingOptions Greedy { get; } = new();

    /// <summary>
    /// The number that the logits are divided by before a class is drawn from their softmax: 1 draws from the network's own probabilities, less prefers the likely ones.
    /// 0, the default: nothing is drawn, the likeliest class is taken.
    /// </summary>
    public double Temperature { get; init; }

    /// <summary>The seed of what is drawn: the same seed draws the same. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>The class after which a row has ended: it fills the rest of the row. Null: every row has all output steps.</summary>
    public int? StopToken { get; init; }
}
