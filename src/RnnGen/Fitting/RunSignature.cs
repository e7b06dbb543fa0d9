using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen.Checkpoints;

/// <summary>
/// The settings that must be the same for a run to go on as if it had never been interrupted. What decides when a run ends (the number of epochs, the patience, the skipped steps in a row), how many threads
/// it has, what it reports and where and how often it is saved may differ: no step depends on them.
/// </summary>
internal static class RunSignature
{
    internal static IReadOnlyDictionary<string, string> Of<T>(
        NetworkLayout network, Optimizer optimizer, TrainerOptions options, int batchSize, SequenceDataset train, SequenceDataset? validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["network"] = network.Name,
            ["loss"] = string.Join("; ", network.Heads.Select(head => LossOf(network, head))),
            ["dropout"] = Listed(network.Dropouts, site => Invariant($"{site.Rate} in {site.Steps} * {site.Width} at site {site.Site}, kept as {site.Kept}")),
            ["penalties"] = Listed(network.Tensors.Where(t => t is { L1: not 0 } or { L2: not 0 }), t => Invariant($"{t.Name} L1 {t.L1}, L2 {t.L2}")),
            ["precision"] = SafetensorsEntry.TypeOf<T>(),
            ["optimizer"] = optimizer.ToString(),
            ["schedule"] = options.Schedule.ToString()!,
            ["clipping"] = options.Clipping.ToString()!,
            ["teacher forcing"] = options.TeacherForcingSchedule.ToString()!,
            ["plateau"] = options.ReduceOnPlateau?.ToString() ?? "none",
            ["gradient noise"] = options.GradientNoise?.ToString() ?? "none",
            ["weight average"] = options.WeightAverage?.ToString() ?? "none",
            ["parameter groups"] = string.Join("; ", options.ParameterGroups),
            ["frozen"] = Listed(options.Frozen.Concat(network.Tensors.Where(t => t.Frozen).Select(t => t.Name)), name => name),
            ["normalization"] = options.NormalizationFor(network).ToString(),
            ["batch size"] = batchSize.ToString(CultureInfo.InvariantCulture),
            ["shuffle"] = options.Shuffle.ToString(),
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["early stopping"] = options.EarlyStopping is { } stopping ? Invariant($"minimum improvement {stopping.MinimumImprovement}") : "none",
            ["training data"] = Fingerprint(train),
            ["validation data"] = validation is null ? "none" : Fingerprint(validation),
        };

    private static string LossOf(NetworkLayout network, HeadLayout head) =>
        Invariant($"{(network.HasSeveralHeads ? head.Name + ": " : "")}{head.LossName ?? head.Loss?.ToString()}{(head.LossOptions.Length > 0 ? $" ({head.LossOptions})" : "")}{(head.Quantiles.Count > 0 ? " of " + Listed(head.Quantiles, static level => Invariant($"{level}")) : "")}{(head.Weight == 1 ? "" : Invariant($" * {head.Weight}"))}");

    private static string Listed<TItem>(IEnumerable<TItem> items, Func<TItem, string> text) => string.Join("; ", items.Select(text).DefaultIfEmpty("none"));

    private static string Fingerprint(SequenceDataset dataset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var store = dataset.Store;
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Indices));
        Append<int>(hash, [store.Steps, store.OutputSteps, store.InputSize, store.OutputSize, store.InputStride, store.TargetOrigin, store.TargetStride]);
        Append<double>(hash, store.Inputs);
        Append<int>(hash, store.Tokens);
        Append<double>(hash, store.Targets);
        Append<int>(hash, store.Labels);
        Append<int>(hash, store.Lengths);
        if (store.TargetLengths is not null)
        {
            Append<int>(hash, store.TargetLengths);
        }

        if (store.StepWeights is not null)
        {
            Append<double>(hash, store.StepWeights);
        }

        if (dataset.ContinuousRows > 0)
        {
            Append<int>(hash, [dataset.ContinuousRows]);
            Append<bool>(hash, store.Starts);
        }

        if (store.Children is not null)
        {
            Append<int>(hash, store.Children);
        }

        foreach (var beside in new[] { store.Static, store.Future }.OfType<StoredInputs>())
        {
            Append<int>(hash, [beside.Entries, beside.Size, beside.TokenSize]);
            Append<double>(hash, beside.Numbers);
            Append<int>(hash, beside.Tokens);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{dataset.Count} sequences, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}");
    }

    private static void Append<TItem>(IncrementalHash hash, ReadOnlySpan<TItem> items)
        where TItem : unmanaged
    {
        ReadOnlySpan<int> length = [items.Length];
        hash.AppendData(MemoryMarshal.AsBytes(length));
        hash.AppendData(MemoryMarshal.AsBytes(items));
    }
}
