using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Checkpoints;

/// <summary>A network's weights and normalization as safetensors. Reading checks everything before it touches the network.</summary>
internal static class NetworkFile
{
    private const string Format = "rnngen";
    private const string Version = "1";

    /// <exception cref="InvalidOperationException">A weight is not finite; nothing was written.</exception>
    public static void Write<T>(NetworkEngine<T> network, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckFinite(network);
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["network"] = network.Layout.Name,
        };
        if (network.Normalization is { } normalization)
        {
            NormalizationMetadata.Write(normalization, metadata);
        }

        SafetensorsWriter.Write(stream, [.. network.Parameters.Tensors.Select(SafetensorsSource.Of)], metadata);
    }

    public static void Read<T>(NetworkEngine<T> network, string source, ReadOnlySpan<byte> file, LoadOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var header = SafetensorsReader.Read(source, file, out var data);
        var normalization = Check(network, header, options);
        Apply(network, header, normalization, data);
    }

    public static void Read<T>(NetworkEngine<T> network, string source, Stream stream, LoadOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var header = SafetensorsReader.ReadHeader(source, stream);
        var normalization = Check(network, header, options);
        Apply(network, header, normalization, SafetensorsReader.ReadData(header, stream));
    }

    // The header was checked, and the data has the length it declares: what is left to check are the numbers.
    private static void Apply<T>(NetworkEngine<T> network, SafetensorsHeader header, AppliedNormalization? normalization, ReadOnlySpan<byte> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in network.Parameters.Tensors)
        {
            SafetensorsNumbers.CheckFinite<T>(header, header.Find(tensor.Name)!, tensor.Shape, data);
        }

        foreach (var tensor in network.Parameters.Tensors)
        {
            tensor.CopyFrom(SafetensorsNumbers.Decode<T>(header.Find(tensor.Name)!, data));
        }

        network.Applied = normalization;
    }

    private static void CheckFinite<T>(NetworkEngine<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in network.Parameters.Tensors)
        {
            var values = new T[tensor.Length];
            tensor.CopyTo(values);
            if (Array.FindIndex(values, static value => !T.IsFinite(value)) is >= 0 and var index)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{network.Layout.Name}: '{tensor.Name}' has {values[index]} at {SafetensorsText.Place(index, tensor.Shape)}. Expected finite weights: a file of others could not be loaded. Nothing was saved."));
            }
        }
    }

    private static AppliedNormalization? Check<T>(NetworkEngine<T> network, SafetensorsHeader header, LoadOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckVersion(header);
        CheckNames(network.Parameters, header);
        foreach (var tensor in network.Parameters.Tensors)
        {
            CheckTensor(tensor, header.Find(tensor.Name)!, header, options);
        }

        return CheckNormalization(network.Layout, header);
    }

    private static void CheckVersion(SafetensorsHeader header)
    {
        var version = header.Metadata.GetValueOrDefault("version");
        if (header.Metadata.GetValueOrDefault("format") == Format && version != Version)
        {
            throw header.Error($"the file has the version '{version}', expected '{Version}'");
        }
    }

    private static void CheckNames<T>(ParameterSet<T> parameters, SafetensorsHeader header)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var missing = parameters.Tensors.Select(static tensor => tensor.Name).Where(name => header.Find(name) is null).ToArray();
        var extra = header.Entries.Select(static entry => entry.Name).Where(name => !parameters.TryGet(name, out _)).ToArray();
        if (missing.Length > 0 || extra.Length > 0)
        {
            throw header.Error($"its tensors are not the network's: {SafetensorsText.Differences(missing, extra)}");
        }
    }

    private static void CheckTensor<T>(ParameterTensor<T> tensor, SafetensorsEntry entry, SafetensorsHeader header, LoadOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(static length => (long)length)))
        {
            throw header.Error($"tensor '{tensor.Name}' has the shape {SafetensorsText.Shape(entry.Shape)}, expected {SafetensorsText.Shape(tensor.Shape)}");
        }

        if (!SafetensorsNumbers.CanDecode<T>(entry.Type, options.AllowNarrowing))
        {
            var remedy = entry.Type == "F64" ? $"; to round it to single precision, load it with {nameof(LoadOptions)} {{ {nameof(LoadOptions.AllowNarrowing)} = true }}" : "";
            throw header.Error($"tensor '{tensor.Name}' has the dtype {entry.Type}, expected {SafetensorsNumbers.ExactTypes<T>()}{remedy}");
        }
    }

    private static AppliedNormalization? CheckNormalization(NetworkLayout layout, SafetensorsHeader header)
    {
        try
        {
            return NormalizationMetadata.Read(header) is { } normalization ? new(normalization, layout) : null;
        }
        catch (ArgumentException exception)
        {
            throw new SafetensorsException($"{header.Source}: the normalization does not fit the network. {exception.Message}", exception);
        }
    }
}
