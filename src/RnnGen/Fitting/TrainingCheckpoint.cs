using System.Globalization;
using System.Numerics;

namespace RnnGen.Checkpoints;

/// <summary>
/// The state of a training run as a safetensors file: weights, optimizer slots, best weights and the epochs' losses as tensors, counters and what
/// the run consists of as metadata. It is written as a whole or not at all, and read in full before anything is changed.
/// </summary>
internal sealed class TrainingCheckpoint<T>(string path, TrainingState<T> state, IReadOnlyDictionary<string, string> signature, int batches)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Format = "rnngen-training";
    private const string Version = "1";
    private const int HistoryColumns = 5;
    private const string States = "states";
    private const string HeadLosses = "head_losses";

    /// <summary>Makes the file's directory, and tries whether a checkpoint can be written there, so that this is found out before the first epoch. An existing file stays as it is.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    internal void Rehearse()
    {
        var tensors = Tensors();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            AtomicFile.Rehearse(path, stream => SafetensorsWriter.Write(stream, tensors, Metadata(tensors)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(FormattableString.Invariant(
                $"{path}: no checkpoint can be written there. {exception.Message} Training has not begun. Expected a directory that may be written to, with room for two checkpoints, of {tensors.Sum(t => t.ByteLength)} bytes each."), exception);
        }
    }

    internal void Save()
    {
        var tensors = Tensors();
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, tensors, Metadata(tensors)));
    }

    private List<SafetensorsSource> Tensors()
    {
        List<SafetensorsSource> tensors =
        [
            .. CheckpointTensors.All(state).Select(t => t.ToSource()),
            SafetensorsSource.Of("history", [state.History.Count, HistoryColumns], WriteHistory()),
        ];
        if (state.Context.States is { } states)
        {
            tensors.Add(SafetensorsSource.Of(States, [states.Values.Length], states.Values.ToArray()));
        }

        if (state.Heads is { } heads)
        {
            tensors.Add(SafetensorsSource.Of(HeadLosses, [state.History.Count + 1, 2 * heads.Values.Length], WriteHeads(heads)));
        }

        return tensors;
    }

    private Dictionary<string, string> Metadata(List<SafetensorsSource> tensors)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = Format, ["version"] = Version };
        foreach (var (key, value) in signature)
        {
            metadata.Add("run." + key, value);
        }

        CheckpointCounters.Write(state, metadata);
        if (state.Engine.Normalization is { } normalization)
        {
            NormalizationMetadata.Write(normalization, metadata);
        }

        metadata.Add(CheckpointDigest.Key, CheckpointDigest.Of(metadata, stream => tensors.ForEach(t => t.Write(stream))));
        return metadata;
    }

    /// <exception cref="SafetensorsException">The file is damaged, or of another run; nothing was changed.</exception>
    internal void Restore()
    {
        var file = File.ReadAllBytes(path);
        var header = SafetensorsReader.Read(path, file, out var data);
        CheckFormat(header);
        CheckDigest(header, file.AsMemory(file.Length - data.Length));
        CheckSignature(header);
        var tensors = CheckpointTensors.All(state).ToArray();
        CheckTensors(header, tensors, data);
        var states = ReadStates(header, data);
        var history = ReadHistory(header, data);
        var heads = ReadHeads(header, data, history);
        var counters = CheckpointCounters.Read(header);
        counters.Check(header, history.Length, batches);
        var normalization = NormalizationMetadata.Read(header);

        // The normalization can still be refused; from there on nothing can fail.
        try
        {
            state.Engine.Normalization = normalization;
        }
        catch (ArgumentException exception)
        {
            throw new SafetensorsException($"{path}: the normalization does not fit the network. {exception.Message}", exception);
        }

        foreach (var tensor in tensors)
        {
            tensor.CopyFrom(SafetensorsNumbers.Decode<T>(header.Find(tensor.Name)!, data));
        }

        states.CopyTo(state.Context.States is null ? [] : state.Context.States.Values);
        state.History.Clear();
        state.History.AddRange(history);
        heads.CopyTo(state.Heads?.Values ?? []);
        counters.Apply(state);
    }

    private static void CheckFormat(SafetensorsHeader header)
    {
        var (format, version) = (header.Metadata.GetValueOrDefault("format"), header.Metadata.GetValueOrDefault("version"));
        if (format != Format || version != Version)
        {
            throw header.Error($"expected a checkpoint ('{Format}', version '{Version}'), found {SafetensorsText.Quoted(format ?? "")}, version {SafetensorsText.Quoted(version ?? "")}");
        }
    }

    private static void CheckDigest(SafetensorsHeader header, ReadOnlyMemory<byte> data)
    {
        if (CheckpointDigest.Of(header.Metadata, stream => stream.Write(data.Span)) != header.Metadata.GetValueOrDefault(CheckpointDigest.Key))
        {
            throw header.Error("the checkpoint is damaged: its digest is not that of its contents");
        }
    }

    private void CheckTensors(SafetensorsHeader header, CheckpointTensor<T>[] tensors, ReadOnlySpan<byte> data)
    {
        foreach (var tensor in tensors)
        {
            var entry = header.Find(tensor.Name) ?? throw header.Error($"tensor '{tensor.Name}' is missing");
            if (!entry.Shape.SequenceEqual(tensor.Shape.Select(length => (long)length)) || entry.Type != SafetensorsEntry.TypeOf<T>())
            {
                throw header.Error(
                    $"tensor '{tensor.Name}' is {entry.Type} {SafetensorsText.Shape(entry.Shape)}, expected {SafetensorsEntry.TypeOf<T>()} {SafetensorsText.Shape(tensor.Shape)}");
            }

            if (tensor.HoldsWeights)
            {
                SafetensorsNumbers.CheckFinite<T>(header, entry, tensor.Shape, data);
            }
        }

        var expected = tensors.Length + 1 + (state.Context.States is null ? 0 : 1) + (state.Heads is null ? 0 : 1);
        if (header.Entries.Count != expected)
        {
            throw header.Error(string.Create(CultureInfo.InvariantCulture, $"it has {header.Entries.Count} tensors, expected {expected}"));
        }
    }

    private void CheckSignature(SafetensorsHeader header)
    {
        foreach (var (key, value) in signature)
        {
            var found = header.Metadata.GetValueOrDefault("run." + key);
            if (found != value)
            {
                throw header.Error($"the checkpoint is of another run: its {key} is {(found is null ? "missing" : SafetensorsText.Cut(found))}, that of this run is {value}");
            }
        }
    }

    private T[] ReadStates(SafetensorsHeader header, ReadOnlySpan<byte> data)
    {
        if (state.Context.States is not { } states)
        {
            return [];
        }

        var entry = header.Find(States);
        return entry is { Shape: [var length] } && length == states.Values.Length && entry.Type == SafetensorsEntry.TypeOf<T>()
            ? SafetensorsNumbers.Decode<T>(entry, data)
            : throw header.Error($"the tensor '{States}' is missing, or not as expected");
    }

    private double[] WriteHistory() =>
        [.. state.History.SelectMany(e => new[] { e.Loss, e.ValidationLoss ?? double.NaN, e.LearningRate, e.SkippedSteps, e.Seconds })];

    /// <summary>The sums of the epoch that is not done, and of those that are the losses in training and in validation, NaN where there is none.</summary>
    private double[] WriteHeads(HeadLossSums heads)
    {
        var count = heads.Values.Length;
        var values = new double[(state.History.Count + 1) * 2 * count];
        values.AsSpan().Fill(double.NaN);
        heads.Values.CopyTo(values, 0);
        for (var i = 0; i < state.History.Count; i++)
        {
            state.History[i].HeadLosses.Values.ToArray().CopyTo(values, (i + 1) * 2 * count);
            state.History[i].HeadValidationLosses.Values.ToArray().CopyTo(values, (((i + 1) * 2) + 1) * count);
        }

        return values;
    }

    /// <summary>Completes the history; returns the sums of the epoch that is not done.</summary>
    private double[] ReadHeads(SafetensorsHeader header, ReadOnlySpan<byte> data, EpochReport[] history)
    {
        if (state.Heads is not { Values.Length: var count } heads)
        {
            return [];
        }

        if (header.Find(HeadLosses) is not { Type: "F64", Shape: [var rows, var columns] } entry || rows != history.Length + 1 || columns != 2 * count)
        {
            throw header.Error($"the tensor '{HeadLosses}' is missing, or not as expected");
        }

        var values = SafetensorsNumbers.Decode<double>(entry, data);
        for (var i = 0; i < history.Length; i++)
        {
            var row = values.AsSpan((i + 1) * 2 * count, 2 * count);
            history[i] = history[i] with
            {
                HeadLosses = heads.ByName(row[..count].ToArray()),
                HeadValidationLosses = history[i].ValidationLoss is null ? HeadLossSums.None : heads.ByName(row[count..].ToArray()),
            };
        }

        return values[..count];
    }

    private EpochReport[] ReadHistory(SafetensorsHeader header, ReadOnlySpan<byte> data)
    {
        if (header.Find("history") is not { Type: "F64", Shape: [var epochs, HistoryColumns] } entry)
        {
            throw header.Error("the tensor 'history' is missing, or not as expected");
        }

        var (values, hasValidation) = (SafetensorsNumbers.Decode<double>(entry, data), signature["validation data"] != "none");
        return [.. Enumerable.Range(0, (int)epochs).Select(i =>
        {
            var row = values.AsSpan(i * HistoryColumns, HistoryColumns);
            return row[3] >= 0 && row[3] <= batches && double.IsInteger(row[3])
                ? new EpochReport(i + 1, row[0], hasValidation ? row[1] : null, row[2], (int)row[3], row[4])
                : throw header.Error(string.Create(CultureInfo.InvariantCulture, $"epoch {i + 1} has {row[3]} skipped steps, expected an integer of 0 to {batches}"));
        })];
    }
}
