namespace RnnGen;

/// <summary>
/// Chooses the rows of the stored numbers that a normalization is measured on: those that sequences read and that count. Overlapping windows share theirs, and each counts
/// once. What fills a gap, a target of weight 0 or a sequence that counts nowhere, decides nothing.
/// </summary>
internal static class MeasuredRows
{
    /// <summary>The inputs of sequences that count; of all, where sequences continue each other: the states go through them all.</summary>
    internal static MeasuredRow[] OfInputs(SequenceDataset dataset)
    {
        var store = dataset.Store;
        var weights = new double[store.Inputs!.Length / store.InputSize];
        foreach (var sequence in dataset.Indices)
        {
            if (dataset.ContinuousRows > 0 || store.WeightOf(sequence) > 0)
            {
                weights.AsSpan(sequence * store.InputStride / store.InputSize, store.LengthOf(sequence)).Fill(1);
            }
        }

        return Chosen(weights);
    }

    /// <summary>The inputs of sequences that count, or of their output steps.</summary>
    internal static MeasuredRow[] Beside(SequenceDataset dataset, StoredInputs inputs)
    {
        var store = dataset.Store;
        var weights = new double[store.Count * inputs.Entries];
        foreach (var sequence in dataset.Indices)
        {
            if (store.LengthOf(sequence) > 0 && (dataset.ContinuousRows > 0 || store.WeightOf(sequence) > 0))
            {
                weights.AsSpan(sequence * inputs.Entries, inputs == store.Static ? 1 : store.OutputStepsOf(sequence)).Fill(1);
            }
        }

        return Chosen(weights);
    }

    /// <summary>The targets, each with its weight in the loss.</summary>
    internal static MeasuredRow[] OfTargets(SequenceDataset dataset)
    {
        var store = dataset.Store;
        var weights = new double[store.Targets!.Length / store.OutputSize];
        foreach (var sequence in dataset.Indices)
        {
            var rows = weights.AsSpan((store.TargetOrigin + (sequence * store.TargetStride)) / store.OutputSize, store.OutputStepsOf(sequence));
            if (store.StepWeights is null)
            {
                rows.Fill(1);
            }
            else
            {
                store.StepWeightsOf(sequence)[..rows.Length].CopyTo(rows);
            }
        }

        return Chosen(weights);
    }

    /// <summary>Those that count; weights as shares of the largest, so that no sum overflows.</summary>
    private static MeasuredRow[] Chosen(double[] weights)
    {
        var largest = weights.Length == 0 ? 0 : weights.Max();
        return [.. weights.Index().Where(row => row.Item > 0).Select(row => new MeasuredRow(row.Index, row.Item / largest))];
    }
}
