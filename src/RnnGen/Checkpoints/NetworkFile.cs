using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Checkpoints;

/// <summary>A network's weights and normalisation as safetensors. Reading checks everything before it touches the network.</summary>
internal static class NetworkFile
{
    private const string Format = "rnngen";
    private const string Version = "1";

    public static void Write<T>(NetworkEngine<T> network, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
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

    public static void Read<T>(NetworkEngine<T> network, string source, ReadOnlySpan<byte> file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var header = SafetensorsReader.Read(source, file, out var data);
        var normalization = Check(network, header);
        Apply(network, header, normalization, data);
    }

    public static void Read<T>(NetworkEngine<T> network, string source, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var header = SafetensorsReader.ReadHeader(source, stream);
        var normalization = Check(network, header);
        Apply(network, header, normalization, SafetensorsReader.ReadData(header, stream));
    }

    // Nothing here depends on the file any more: it was checked, and its data has the length it declares.
    private static void Apply<T>(NetworkEngine<T> network, SafetensorsHeader header, AppliedNormalization<T>? normalization, ReadOnlySpan<byte> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in network.Parameters.Tensors)
        {
            tensor.CopyFrom(SafetensorsReader.Decode<T>(header.Find(tensor.Name)!, data));
        }

        network.Applied = normalization;
    }

    private static AppliedNormalization<T>? Check<T>(NetworkEngine<T> network, SafetensorsHeader header)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckVersion(header);
        CheckNames(network.Parameters, header);
        foreach (var tensor in network.Parameters.Tensors)
        {
            CheckTensor(tensor, header.Find(tensor.Name)!, header);
        }

        return CheckNormalization<T>(network.Layout, header);
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
            throw header.Error($"its tensors are not the network's: missing {List(missing)}; unexpected {List(extra)}");
        }

        static string List(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names.Select(static name => $"'{name}'"));
    }

    private static void CheckTensor<T>(ParameterTensor<T> tensor, SafetensorsEntry entry, SafetensorsHeader header)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(static length => (long)length)))
        {
            throw header.Error($"tensor '{tensor.Name}' has the shape [{string.Join(", ", entry.Shape)}], expected [{string.Join(", ", tensor.Shape)}]");
        }

        // A float is a double, exactly; a double is no float.
        if (entry.Type != SafetensorsEntry.TypeOf<T>() && !(entry.Type == "F32" && typeof(T) == typeof(double)))
        {
            throw header.Error($"tensor '{tensor.Name}' has the dtype {entry.Type}, expected {SafetensorsEntry.TypeOf<T>()}");
        }
    }

    private static AppliedNormalization<T>? CheckNormalization<T>(NetworkLayout layout, SafetensorsHeader header)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            return NormalizationMetadata.Read(header) is { } normalization ? new(normalization, layout) : null;
        }
        catch (ArgumentException exception)
        {
            throw new SafetensorsException($"{header.Source}: the normalisation does not fit the network. {exception.Message}", exception);
        }
    }
}
