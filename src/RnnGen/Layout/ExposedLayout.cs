using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>The values of a layer in the workspace of a prediction: [steps, rows, width], or [rows, width].</summary>
/// <param name="Name">The layer's name; of the states that its rows end with, <c>name.states</c>.</param>
/// <param name="Offset">The offset.</param>
/// <param name="Steps">The steps; 0 where there is one value for the sequence.</param>
/// <param name="Width">The numbers of a step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ExposedLayout(string Name, int Offset, int Steps, int Width)
{
    /// <summary>The steps of the inputs that make one of these.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Whether they are steps of the output, which has a time of its own.</summary>
    public bool IsOfOutputs { get; init; }

    /// <summary>The entries of a row.</summary>
    internal int Entries => Math.Max(1, Steps);
}
