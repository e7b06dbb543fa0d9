namespace Tasks;

/// <summary>Random numbers for each purpose of a run. Those of different purposes and seeds have nothing in common.</summary>
internal static class Seeds
{
    /// <summary>What is drawn once, before any sequence, such as the effects of groups.</summary>
    public static Random World(int seed) => Stream(seed, 0);

    /// <summary>What training draws its sequences from.</summary>
    public static Random Training(int seed) => Stream(seed, 1);

    /// <summary>What the sequences are drawn from that decide when training ends.</summary>
    public static Random Validation(int seed) => Stream(seed, 2);

    /// <summary>What the sequences are drawn from that the criterion is judged by. Nothing else sees them.</summary>
    public static Random Test(int seed) => Stream(seed, 3);

    private static Random Stream(int seed, int purpose) => new(unchecked((int)((((uint)seed * 4) + (uint)purpose) * 2654435761u)));
}
