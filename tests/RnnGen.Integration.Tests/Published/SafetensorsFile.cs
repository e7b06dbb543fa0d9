using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RnnGen.Integration.Tests.Published;

/// <summary>The tensors of a file of another framework, in single precision.</summary>
internal static class SafetensorsFile
{
    public static IReadOnlyDictionary<string, (int[] Shape, double[] Numbers)> Read(string path)
    {
        var content = File.ReadAllBytes(path);
        var data = sizeof(ulong) + (int)BinaryPrimitives.ReadUInt64LittleEndian(content);
        using var header = JsonDocument.Parse(content.AsMemory(sizeof(ulong)..data));
        return header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__").ToDictionary(entry => entry.Name, entry =>
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
            var places = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(place => data + place.GetInt32()).ToArray();
            return (shape, MemoryMarshal.Cast<byte, float>(content.AsSpan(places[0]..places[1])).ToArray().Select(number => (double)number).ToArray());
        });
    }
}
