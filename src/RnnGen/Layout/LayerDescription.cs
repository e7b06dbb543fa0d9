namespace RnnGen;

/// <summary>A layer, as a description prints it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">The kind, as the attribute is called: <c>Lstm</c>.</param>
/// <param name="InputSize">The width of its input; of several inputs side by side, that of all together.</param>
/// <param name="OutputSize">The width of its output.</param>
/// <param name="ParameterCount">Its parameters.</param>
/// <param name="FlopsPerStep">Its products: one row, one step, forward, 2 for a multiply-add.</param>
public sealed record LayerDescription(string Name, string Kind, int InputSize, int OutputSize, int ParameterCount, long FlopsPerStep)
{
    /// <summary>The names of the layers and inputs that it reads; empty where it reads the one before it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
