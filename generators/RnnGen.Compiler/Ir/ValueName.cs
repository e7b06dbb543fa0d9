namespace RnnGen.Compiler.Ir;

/// <summary>What equations call a value, apart from the step: the h of h_t and h_{t-1}, the f of a_f and δf.</summary>
/// <param name="Text">The name without marks.</param>
/// <param name="Kind">What the name says of the value.</param>
internal sealed record ValueName(string Text, NameKind Kind = NameKind.Value)
{
    /// <summary>The equation that stands in for a name, with the indices of its steps; null for a name.</summary>
    public string? Equation { get; init; }

    /// <summary>The name of dL/dv. The adjoint of a pre-activation is called δ, as in the literature.</summary>
    public ValueName Adjoint => Kind == NameKind.PreActivation ? new("δ" + Text) : this with { Text = "d" + Text };

    public static implicit operator ValueName(string text) => new(text);

    /// <summary>The name as programs print it, without the index of a step.</summary>
    public override string ToString() => Kind switch
    {
        NameKind.PreActivation => "a_" + Text,
        NameKind.Previous => Text + "₋",
        _ => Text,
    };
}

/// <summary>What a name says of its value.</summary>
internal enum NameKind
{
    /// <summary>A value of the step.</summary>
    Value,

    /// <summary>What an activation is applied to; the text is that of its result.</summary>
    PreActivation,

    /// <summary>A state as the step before has left it; the text is the state's.</summary>
    Previous,
}
