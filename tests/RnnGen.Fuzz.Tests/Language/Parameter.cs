namespace RnnGen.Fuzz.Tests.Language;

/// <summary>What a parameter of Step is.</summary>
internal enum Role
{
    Input,
    State,
    Weight,
    Recurrent,
    Bias,
}

/// <summary>A parameter of Step.</summary>
/// <param name="Name">As C# writes it, with an @ before a keyword.</param>
internal sealed record Parameter(string Name, Role Role, Shape Shape)
{
    /// <summary>The arguments of its attribute, such as <c>Width = 3</c>.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>The tuple that it is an element of; null where it is a parameter itself.</summary>
    public string? Tuple { get; init; }

    /// <summary>How the body names it.</summary>
    public string Reference => Tuple is null ? Name : Tuple + "." + Name;

    public bool IsTrained => Role is not (Role.Input or Role.State);

    /// <summary>The name of its tensor.</summary>
    public string TensorName => Name.TrimStart('@');
}
