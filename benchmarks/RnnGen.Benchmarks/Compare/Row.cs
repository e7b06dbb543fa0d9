namespace RnnGen.Benchmarks.Compare;

/// <summary>A piece of work, who does it, and what it is to reach.</summary>
/// <param name="Group">The kind of work.</param>
/// <param name="Name">The network, and its sizes.</param>
/// <param name="Contenders">Who is measured, one after the other in each round.</param>
/// <param name="Targets">What is to be reached; none where a row only reports.</param>
internal sealed record Row(string Group, string Name, IReadOnlyList<Contender> Contenders, IReadOnlyList<Target> Targets)
{
    /// <summary>How far two contenders' answers may lie apart, for each unit of their size; null where none has an answer.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Group and name.</summary>
    public string Title => $"{Group}: {Name}";
}
