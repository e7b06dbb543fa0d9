namespace RnnGen.Runtime;

/// <summary>The properties of a validated batch.</summary>
/// <param name="Rows">1 to batch size.</param>
/// <param name="HasLengths">Whether some row is shorter than the network's steps.</param>
/// <param name="ValidLosses">The number of losses that count: of output positions (row and output step) within their rows' lengths, or of rows that are not empty.</param>
/// <param name="Steps">The steps of the longest row, at least 1: those that a pass takes.</param>
/// <param name="OutputSteps">The output steps of the row that has most of them, at least 1.</param>
internal readonly record struct BatchExtent(int Rows, bool HasLengths, int ValidLosses, int Steps, int OutputSteps)
{
    /// <summary>The losses of the row that has most of them: those that a pass computes.</summary>
    public int LossSteps(NetworkLayout network) =>
        network.Loss is not LossKind.Ctc && (network.Shape == SequenceShape.ManyToMany || network.HasOutputTime) ? OutputSteps : network.LossSteps;

    /// <summary>The steps that a pass takes of those at which inputs have values.</summary>
    public int EntriesOf(InputSpan span) => span switch
    {
        InputSpan.Sequence => 1,
        InputSpan.OutputSteps => OutputSteps,
        _ => Steps,
    };

    /// <summary>
    /// At least as many entries as a pass reads of an array that has so many, and no more than it has: of one that has a single entry for all steps, that one; of one that has an entry for every so many steps
    /// of the inputs, those.
    /// </summary>
    public int EntriesOf(NetworkLayout network, int entries) => Math.Min(entries, network.HasOutputTime && entries == network.OutputSteps ? Math.Max(Steps, OutputSteps) : Steps);
}
