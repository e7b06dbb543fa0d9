using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>The offsets of arrays in the workspace of a shard. Arrays are [steps, rows, width]: the rows are those of a whole shard, also when it has fewer.</summary>
/// <param name="Length">The workspace of a shard; those of a batch follow each other.</param>
/// <param name="Inputs">[steps, rows, input size]. Steps beyond a row's length are 0.</param>
/// <param name="Valid">[steps, rows]: 1 where the step is within the row's length, otherwise 0. Read only when rows have lengths.</param>
/// <param name="Targets">[output steps, rows, output size]; 0 where the weight is 0.</param>
/// <param name="Weights">[output steps, rows], or [rows] where a row has one loss: what the position's loss is multiplied with: its weight / (sum of the weights, times features where each has a loss), or 0.</param>
/// <param name="RowLosses">As Weights: the weighted losses, of which the loss is the sum.</param>
/// <param name="Logits">[output steps, rows, output size]: the last layer's values.</param>
/// <param name="Outputs">The same after the loss's link function; the same offset where that is the identity.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record WorkspaceLayout(int Length, int Inputs, int Valid, int Targets, int Weights, int RowLosses, int Logits, int Outputs)
{
    /// <summary>[output steps, rows]: 1 where the output step is within the row's target length, otherwise 0; read only when rows have lengths. -1 where outputs have no lengths of their own.</summary>
    public int OutputValid { get; init; } = -1;

    /// <summary>[output steps, rows]: 1 where the target takes the place of what is fed back, otherwise 0. -1 where nobody forces.</summary>
    public int Forced { get; init; } = -1;

    /// <summary>[output steps, rows, the widths of <see cref="NetworkLayout.Noise"/>; of classes, the output size]: what choices and draws are made from. -1 where nothing is chosen or drawn.</summary>
    public int Noise { get; init; } = -1;

    /// <summary>[output steps, rows]: the class that was chosen, plus <see cref="FirstChoice"/>; or [output steps, rows, target size]: the values that were drawn. -1 where nothing is chosen or drawn.</summary>
    public int Choices { get; init; } = -1;

    /// <summary>The number of class 0 among the choices: 1 where 0 is the start symbol, otherwise 0.</summary>
    public int FirstChoice { get; init; }

    /// <summary>CTC, [rows, 2 L + 1]: 0 where a path may come to a state from the one before the last, otherwise -1e30. -1 where there are no paths.</summary>
    public int Skips { get; init; } = -1;

    /// <summary>CTC, [rows, 2 L + 1]: 0 where a path may end, otherwise -1e30. -1 where there are no paths.</summary>
    public int Ends { get; init; } = -1;
}
