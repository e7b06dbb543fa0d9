using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>dL/dh_t of a recurrent layer: [steps, rows, width] values in the training workspace, 0 where a row has ended.</summary>
/// <param name="Name">The layer, and its direction where it has two: <c>lstm</c>, <c>lstm.reverse</c>.</param>
/// <param name="Offset">The offset in the training workspace.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Width">Its values per row and step.</param>
/// <param name="IsReversed">Whether the layer reads the last step first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TraceLayout(string Name, int Offset, int Steps, int Width, bool IsReversed)
{
    /// <summary>Whether its steps are output steps, where these have a time of their own.</summary>
    public bool IsOfOutputs { get; init; }

    /// <summary>The number of steps of the inputs that make one of its own.</summary>
    public int Stride { get; init; } = 1;
}
