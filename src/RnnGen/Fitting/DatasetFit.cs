using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Checks that a dataset has the sizes of a network, and that it can be measured on all of it, once, before its batches are made.</summary>
internal static class DatasetFit
{
    internal static void Check<T>(NetworkLayout network, SequenceDataset dataset, int batchSize, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset, parameter);
        if (network.Loss is null)
        {
            throw new InvalidOperationException($"{network.Name} declares no loss; add [Loss(LossKind.MeanSquaredError)] or another one to it.");
        }

        if (dataset.Count == 0)
        {
            throw new ArgumentException("The dataset is empty.", parameter);
        }

        CheckInputs(network, dataset.Store, Require);
        Require(dataset.HasTrees == network.HasTrees, "structure", network.HasTrees ? "trees" : "sequences", dataset.HasTrees ? "trees" : "sequences");
        Require(dataset.Steps == network.Steps, "steps", network.Steps, dataset.Steps);
        Require(dataset.OutputSteps == network.OutputSteps, "output steps", network.OutputSteps, dataset.OutputSteps);
        if (dataset.HasLabels && network is { HasSeveralHeads: false, Loss: { } loss } && loss.IsOfCounts())
        {
            throw new ArgumentException($"{network.Name} and the dataset differ in targets: expected values, given classes, which integers are taken for. Pass counts as double.", parameter);
        }

        if (!network.HasSeveralHeads)
        {
            Require(dataset.HasLabels == network.HasClassTargets, "targets", network.HasClassTargets ? "classes" : "values", dataset.HasLabels ? "classes" : "values");
        }

        var labels = dataset.HasLabels ? dataset.Store.LabelSize : 0;
        Require(dataset.Store.MaxLabels == network.MaxLabels, "most labels of a sequence", network.MaxLabels, dataset.Store.MaxLabels);
        Require(labels == network.LabelSize, "classes per output step" + Of(network, static head => head.TakesLabels), network.LabelSize, labels);
        Require(dataset.OutputSize == network.ValueSize, "values per output step" + Of(network, static head => head.TakesTargets), network.ValueSize, dataset.OutputSize);
        CheckOutputTime(network, dataset.Store, parameter);
        if (network.IsStateful && dataset.ContinuousRows != batchSize)
        {
            var given = dataset.ContinuousRows == 0 ? "sequences that do not continue each other" : Invariant($"an order for batches of {dataset.ContinuousRows}");
            throw new ArgumentException(
                Invariant($"{network.Name} is stateful: expected windows in the order of {nameof(SequenceDataset.Continuous)}({batchSize}), for batches of {batchSize}; given {given}."), parameter);
        }

        new DatasetContent<T>(network, dataset, parameter).Check();

        void Require(bool holds, string what, object expected, object given)
        {
            if (!holds)
            {
                throw new ArgumentException(Invariant($"{network.Name} and the dataset differ in {what}: expected {expected}, given {given}."), parameter);
            }
        }
    }

    /// <summary>The words for the heads whose targets or labels a dataset has, where there are several.</summary>
    private static string Of(NetworkLayout network, Func<HeadLayout, bool> isMeant) => network.HasSeveralHeads && network.EachHead.Any(isMeant)
        ? $" (of {string.Join(", ", network.EachHead.Where(isMeant).Select(static head => $"'{head.Name}'"))}; CreateDataset, of the network's class, takes those of each head)"
        : "";

    /// <summary>The steps have been compared.</summary>
    private static void CheckInputs(NetworkLayout network, SequenceStore store, Action<bool, string, object, object> require)
    {
        var steps = network.BlockOf(InputSpan.Steps);
        if (!network.HasSeveralInputs)
        {
            var (expected, given) = (steps.Tokens.Length > 0 ? "tokens" : "features", store.Tokens is null ? "features" : "tokens");
            require(expected == given, "inputs", expected, given);
        }

        require(store.InputSize == steps.Features, "features per step", steps.Features, store.InputSize);
        require((store.Tokens is null ? 0 : store.TokenSize) == steps.Tokens.Length, "tokens per step", steps.Tokens.Length, store.Tokens is null ? 0 : store.TokenSize);
        foreach (var (span, beside, of) in new[] { (InputSpan.Sequence, store.Static, "sequence"), (InputSpan.OutputSteps, store.Future, "output step") })
        {
            var block = network.BlockOf(span);
            require((beside?.Size ?? 0) == block.Features, $"features per {of}", block.Features, beside?.Size ?? 0);
            require((beside?.TokenSize ?? 0) == block.Tokens.Length, $"tokens per {of}", block.Tokens.Length, beside?.TokenSize ?? 0);
        }
    }

    /// <summary>Lengths of outputs are the inputs' or their own, and which they are makes no difference where there are none.</summary>
    private static void CheckOutputTime(NetworkLayout network, SequenceStore store, string parameter)
    {
        if (!network.HasOutputTime && store is { HasOutputTime: true, TargetLengths: not null })
        {
            throw new ArgumentException($"The outputs of {network.Name} have no lengths of their own: expected a dataset without target lengths.", parameter);
        }

        if (network.HasOutputTime && store is { HasOutputTime: false, OutputSteps: > 1, Lengths: not null })
        {
            throw new ArgumentException(
                $"The outputs of {network.Name} have a time of their own, but those of the dataset end with its inputs: give targetLengths, or with tokens outputSteps.", parameter);
        }
    }
}
