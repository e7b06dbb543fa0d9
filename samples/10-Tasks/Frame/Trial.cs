namespace Tasks;

/// <summary>One network on one task.</summary>
/// <param name="Network">The network, in a few words.</param>
/// <param name="Criterion">What is asked of it.</param>
/// <param name="Budget">The most seconds that one seed may take.</param>
/// <param name="Run">From a seed to what came of it. The same seed gives the same result, on every machine.</param>
internal sealed record Trial(string Network, string Criterion, int Budget, Func<int, Result> Run)
{
    /// <summary>How many seeds are run whatever the command line says; null: as many as it says.</summary>
    public int? Seeds { get; init; }

    /// <summary>Whether it is passed, by how many of how many seeds met the criterion. Four of five unless set otherwise.</summary>
    public Func<int, int, bool> IsPassed { get; init; } = (met, seeds) => met >= seeds - (seeds / 5);

    /// <summary>Whether it takes seconds only, so that it is run with every build.</summary>
    public bool IsQuick { get; init; }
}
