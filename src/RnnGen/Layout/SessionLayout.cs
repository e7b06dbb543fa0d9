using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>The workspace of a session (one row, one step) and its states.</summary>
/// <param name="Length">The whole workspace, states not included.</param>
/// <param name="Inputs">[input size].</param>
/// <param name="Logits">[output size].</param>
/// <param name="Outputs">[output size].</param>
/// <param name="StateLength">The length of a block of states.</param>
/// <param name="States">The states within their block.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SessionLayout(int Length, int Inputs, int Logits, int Outputs, int StateLength, IReadOnlyList<StateLayout> States)
{
    /// <summary>The states that begin with trained vectors; the others begin with 0.</summary>
    public IReadOnlyList<LearnedStateLayout> LearnedStates { get; init; } = [];
}
