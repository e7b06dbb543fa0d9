namespace RnnGen.Checkpoints;

/// <summary>A header that was parsed and found consistent in itself.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    private readonly Dictionary<string, SafetensorsEntry> _entries;

    /// <summary>Checks that the tensors fill the data without holes and overlaps.</summary>
    /// <exception cref="SafetensorsException">They do not.</exception>
    public SafetensorsHeader(string source, IReadOnlyDictionary<string, string> metadata, IEnumerable<SafetensorsEntry> entries)
    {
        Source = source;
        Metadata = metadata;
        Entries = [.. entries.OrderBy(static entry => entry.Begin).ThenBy(static entry => entry.End)];
        _entries = Entries.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            CheckSize(entry);
            if (entry.Begin != DataLength)
            {
                var what = entry.Begin > DataLength ? "a hole before it" : "an overlap with the tensor before it";
                throw Error($"tensor {SafetensorsText.Quoted(entry.Name)} begins at byte {entry.Begin}, expected {DataLength}: there is {what}");
            }

            DataLength = entry.End;
        }
    }

    /// <summary>The name of what was read, for messages.</summary>
    public string Source { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>The bytes behind the header.</summary>
    public long DataLength { get; }

    public SafetensorsEntry? Find(string name) => _entries.GetValueOrDefault(name);

    public SafetensorsException Error(string message) => ErrorIn(Source, message);

    public static SafetensorsException ErrorIn(string source, string message) => new($"{source}: {message}.");

    private void CheckSize(SafetensorsEntry entry)
    {
        if (entry.Begin < 0 || entry.End < entry.Begin)
        {
            throw Error($"tensor {SafetensorsText.Quoted(entry.Name)} has the data offsets [{entry.Begin}, {entry.End}], expected 0 <= begin <= end");
        }

        var size = SafetensorsEntry.SizeOf(entry.Type);
        if (size == 0)
        {
            throw Error($"tensor {SafetensorsText.Quoted(entry.Name)} has the unknown dtype {SafetensorsText.Quoted(entry.Type)}");
        }

        // Checked before multiplying: a product of lengths may exceed what a long holds.
        var bytes = (Int128)size;
        foreach (var length in entry.Shape)
        {
            bytes = length < 0 || bytes > long.MaxValue ? -1 : bytes * length;
        }

        if (bytes != entry.End - entry.Begin)
        {
            throw Error($"tensor {SafetensorsText.Quoted(entry.Name)}, {entry.Type} {SafetensorsText.Shape(entry.Shape)}, has {entry.End - entry.Begin} bytes of data, which does not match its shape and dtype");
        }
    }
}
