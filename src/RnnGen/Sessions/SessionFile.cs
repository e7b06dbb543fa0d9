using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Checkpoints;

/// <summary>
/// The states of a session as safetensors: a tensor for each state, and as metadata what they are states of: the network, the names and shapes of its tensors, a digest of its weights, one of
/// its normalization, and one of the file itself. Reading checks everything before it gives a number away.
/// </summary>
internal static class SessionFile
{
    private const string Format = "rnngen.session";
    private const string Version = "1";
    private const string LayoutKey = "weights.layout";
    private const string WeightsKey = "weights.sha256";
    private const string NormalizationKey = "normalization.sha256";

    /// <summary>Writes finite states.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layout">The layout of the states.</param>
    /// <param name="block">[state length].</param>
    public static byte[] Write<T>(NetworkEngine<T> network, SessionLayout layout, ReadOnlySpan<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tensors = new List<SafetensorsSource>();
        foreach (var state in layout.States)
        {
            tensors.Add(SafetensorsSource.Of(state.Name, [state.Length], block.Slice(state.Offset, state.Length).ToArray()));
        }

        var metadata = Describe(network);
        metadata[CheckpointDigest.Key] = CheckpointDigest.Of(metadata, stream => tensors.ForEach(tensor => tensor.Write(stream)));
        using var file = new MemoryStream();
        SafetensorsWriter.Write(file, tensors, metadata);
        return file.ToArray();
    }

    /// <summary>Reads states.</summary>
    /// <param name="network">The network that they must be of.</param>
    /// <param name="layout">The layout of the states.</param>
    /// <param name="bytes">The bytes that <see cref="Write"/> gave.</param>
    /// <returns>[state length]; 0 between two states.</returns>
    /// <exception cref="SafetensorsException">The bytes are not valid, or are states of something else.</exception>
    public static T[] Read<T>(NetworkEngine<T> network, SessionLayout layout, ReadOnlySpan<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var header = SafetensorsReader.Read("state", bytes, out var data);
        CheckDigest(header, data);
        CheckOrigin(header, Describe(network));
        CheckStates<T>(header, layout);
        var block = new T[layout.StateLength];
        foreach (var state in layout.States)
        {
            SafetensorsNumbers.Decode<T>(header.Find(state.Name)!, data).CopyTo(block.AsSpan(state.Offset, state.Length));
        }

        return SessionStates.Fault<T>(layout, block) is var (name, value)
            ? throw header.Error(FormattableString.Invariant($"the state{name} is {value}, expected a finite number"))
            : block;
    }

    private static Dictionary<string, string> Describe<T>(NetworkEngine<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tensors = network.Parameters.Tensors;
        var normalization = new Dictionary<string, string>();
        if (network.Applied?.Source is { } applied)
        {
            NormalizationMetadata.Write(applied, normalization);
        }

        return new()
        {
            ["format"] = Format,
            ["version"] = Version,
            ["network"] = network.Layout.Name,
            [LayoutKey] = string.Join("; ", tensors),
            [WeightsKey] = CheckpointDigest.Of([], stream =>
            {
                foreach (var tensor in tensors)
                {
                    SafetensorsSource.Of(tensor).Write(stream);
                }
            }),
            [NormalizationKey] = network.Applied is null ? "none" : CheckpointDigest.Of(normalization, static _ => { }),
        };
    }

    private static void CheckDigest(SafetensorsHeader header, ReadOnlySpan<byte> data)
    {
        if (header.Metadata.GetValueOrDefault("format") is var format && format != Format)
        {
            throw header.Error($"the format is {SafetensorsText.Quoted(format ?? "")}, expected '{Format}': bytes that ExportState gave");
        }

        if (header.Metadata.GetValueOrDefault("version") is var version && version != Version)
        {
            throw header.Error($"the version is {SafetensorsText.Quoted(version ?? "")}, expected '{Version}'");
        }

        var found = data.ToArray();
        if (header.Metadata.GetValueOrDefault(CheckpointDigest.Key) != CheckpointDigest.Of(header.Metadata, stream => stream.Write(found)))
        {
            throw header.Error("the SHA-256 digest does not match: the bytes were damaged");
        }
    }

    private static void CheckOrigin(SafetensorsHeader header, Dictionary<string, string> expected)
    {
        foreach (var (key, what) in new[]
        {
            ("network", "are of another network"),
            (LayoutKey, "are of a network of other tensors"),
            (WeightsKey, "come from other weights: load those with which they were exported, or let the session start anew with Reset"),
            (NormalizationKey, "come from another normalization: load that with which they were exported, or let the session start anew with Reset"),
        })
        {
            var found = header.Metadata.GetValueOrDefault(key, "none");
            if (found != expected[key])
            {
                throw header.Error($"the states {what}; {key} is {SafetensorsText.Quoted(found)}, expected {SafetensorsText.Quoted(expected[key])}");
            }
        }
    }

    private static void CheckStates<T>(SafetensorsHeader header, SessionLayout layout)
    {
        foreach (var entry in header.Entries)
        {
            if (!layout.States.Any(state => state.Name == entry.Name))
            {
                throw header.Error($"the state {SafetensorsText.Quoted(entry.Name)} is none of the network's: {SafetensorsText.Names([.. layout.States.Select(static state => state.Name)])}");
            }
        }

        foreach (var state in layout.States)
        {
            var entry = header.Find(state.Name) ?? throw header.Error($"the state '{state.Name}' is missing");
            var type = SafetensorsEntry.TypeOf<T>();
            if (entry.Type != type || !entry.Shape.SequenceEqual([state.Length]))
            {
                throw header.Error($"the state '{state.Name}' is {entry.Type} {SafetensorsText.Shape(entry.Shape)}, expected {type} [{state.Length}]");
            }
        }
    }
}
