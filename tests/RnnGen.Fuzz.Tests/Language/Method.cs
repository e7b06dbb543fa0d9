namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A method of a cell beside Step.</summary>
internal sealed record Method(string Name, IReadOnlyList<(string Name, Shape Shape)> Parameters, IReadOnlyList<Statement> Body, IReadOnlyList<Expression> Results)
{
    /// <summary>Those of its parameters that are trained matrices.</summary>
    public IReadOnlyList<string> TrainedParameters { get; init; } = [];

    /// <summary>Whether it stands within Step.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The class that it is in, where that is not the cell.</summary>
    public string? Owner { get; init; }
}
