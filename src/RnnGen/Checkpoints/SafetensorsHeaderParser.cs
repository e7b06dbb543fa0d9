using System.Text.Json;
using System.Text.Unicode;

namespace RnnGen.Checkpoints;

/// <summary>Parses a header. It must be what the format's description says, to the letter: no duplicate keys, no unknown ones.</summary>
internal ref struct SafetensorsHeaderParser
{
    private readonly string _source;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(string source, ReadOnlySpan<byte> header)
    {
        _source = source;
        _json = new(header);
    }

    /// <exception cref="SafetensorsException">The header is not valid.</exception>
    public static SafetensorsHeader Parse(string source, ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw SafetensorsHeader.ErrorIn(source, "the header is not a JSON object");
        }

        if (!Utf8.IsValid(header))
        {
            throw SafetensorsHeader.ErrorIn(source, "the header is not UTF-8");
        }

        try
        {
            return new SafetensorsHeaderParser(source, header).ParseHeader();
        }
        catch (JsonException exception)
        {
            throw new SafetensorsException($"{source}: the header is not valid JSON: {exception.Message}", exception);
        }
    }

    private SafetensorsHeader ParseHeader()
    {
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        _json.Read();
        while (NextKey(keys, "the header") is { } name)
        {
            Expect(JsonTokenType.StartObject, $"{SafetensorsText.Quoted(name)} is not an object");
            if (name == SafetensorsHeader.MetadataKey)
            {
                ParseMetadata(metadata);
            }
            else
            {
                entries.Add(ParseEntry(name));
            }
        }

        // Throws where anything but white space follows.
        _json.Read();
        return new(_source, metadata, entries);
    }

    private void ParseMetadata(Dictionary<string, string> metadata)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (NextKey(keys, SafetensorsHeader.MetadataKey) is { } key)
        {
            Expect(JsonTokenType.String, $"the metadata {SafetensorsText.Quoted(key)} is not a string");
            metadata.Add(key, Text());
        }
    }

    private SafetensorsEntry ParseEntry(string name)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var (type, shape, offsets) = ("", Array.Empty<long>(), Array.Empty<long>());
        while (NextKey(keys, $"tensor {SafetensorsText.Quoted(name)}") is { } key)
        {
            switch (key)
            {
                case "dtype":
                    Expect(JsonTokenType.String, $"the dtype of tensor {SafetensorsText.Quoted(name)} is not a string");
                    type = Text();
                    break;
                case "shape":
                    shape = Integers(name, key);
                    break;
                case "data_offsets":
                    offsets = Integers(name, key);
                    break;
                default:
                    throw Error($"tensor {SafetensorsText.Quoted(name)} has the unknown key {SafetensorsText.Quoted(key)}");
            }
        }

        return keys.Count == 3 && offsets.Length == 2
            ? new(name, type, shape, offsets[0], offsets[1])
            : throw Error($"tensor {SafetensorsText.Quoted(name)} needs a dtype, a shape and two data_offsets");
    }

    private long[] Integers(string name, string key)
    {
        Expect(JsonTokenType.StartArray, $"{key} of tensor {SafetensorsText.Quoted(name)} is not an array");
        var values = new List<long>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var value) || value < 0)
            {
                throw Error($"{key} of tensor {SafetensorsText.Quoted(name)} holds something else than integers of at least 0");
            }

            values.Add(value);
        }

        return [.. values];
    }

    // The next key of the current object, or null at its end.
    private string? NextKey(HashSet<string> keys, string owner)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var key = Text();
        return keys.Add(key) ? key : throw Error($"{owner} has the key {SafetensorsText.Quoted(key)} twice");
    }

    private string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // An escape sequence that stands for half a character.
            throw new SafetensorsException($"{_source}: the header holds a string that is not valid text.", exception);
        }
    }

    private void Expect(JsonTokenType type, string otherwise)
    {
        _json.Read();
        if (_json.TokenType != type)
        {
            throw Error(otherwise);
        }
    }

    private readonly SafetensorsException Error(string message) => SafetensorsHeader.ErrorIn(_source, message);
}
