using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// The offsets of everything in the workspaces, in elements. One arena serves a pass over the rows of a shard. That of a prediction is the beginning of that of
/// training, so both run the same forward code. What all shards read, copies of weights, stands apart.
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>4 KB of single precision.</summary>
    private const int PageElements = 1024;

    private readonly Dictionary<Buffer, long> _offsets = [];
    private readonly Dictionary<Parameter, long> _transposed = [];
    private readonly Dictionary<SequenceValue, (long Offset, long Length)> _rows = [];
    private readonly Dictionary<Buffer, int> _integers = [];
    private readonly int _alignment;

    /// <param name="buffers">What stands side by side.</param>
    /// <param name="shards">How the batch is cut.</param>
    /// <param name="tile">The length of the tile.</param>
    /// <param name="transposed">The parameters of which products read a transposed copy.</param>
    /// <param name="rows">What stands in rows; null where lanes run over units.</param>
    /// <param name="contract">The sequences that callers know.</param>
    /// <param name="alignment">Everything begins at a multiple of it.</param>
    public MemoryPlan(BufferPlan buffers, ShardPlan shards, int tile, IEnumerable<Parameter> transposed, BatchLanes? rows, NetworkInterface contract, int alignment)
    {
        (Buffers, Shards, _alignment) = (buffers, shards, alignment);

        // With lanes over rows, buffers hold only what callers put in and take out.
        var known = contract.All.ToList();
        var used = buffers.All.Where(p => !p.IsInteger && (rows is null || p.Sequences.Any(known.Contains))).ToList();
        TileLength = rows?.TileLength ?? tile;
        Tile = Reserve(TileLength);
        AddPacks(used.Where(p => p.Use != BufferUse.Training));
        AddRows(rows, isTraining: false);
        EndArena();
        PredictionLength = TrainingLength;
        AddPacks(used.Where(p => p.Use == BufferUse.Training));
        AddRows(rows, isTraining: true);

        EndArena();
        foreach (var tokens in contract.Tokens)
        {
            _integers.Add(buffers[tokens], TokenLength);
            TokenLength += (int)(tokens.Entries * StepStride(buffers[tokens]));
        }

        foreach (var labels in contract.Labels)
        {
            _integers.Add(buffers[labels], LabelLength);
            LabelLength += (int)(labels.Entries * StepStride(buffers[labels]));
        }

        foreach (var parameter in rows is null ? transposed : [])
        {
            _transposed.Add(parameter, TransposedLength);
            TransposedLength = Align(TransposedLength + parameter.Count);
        }
    }

    public BufferPlan Buffers { get; }

    /// <summary>The buffers of the workspaces, in their order.</summary>
    public IEnumerable<Buffer> Arrays => _offsets.Keys;

    /// <summary>What stands in rows, in order.</summary>
    public IEnumerable<SequenceValue> Rows => _rows.Keys;

    /// <summary>How the batch is cut; an arena holds the rows of one shard.</summary>
    public ShardPlan Shards { get; }

    /// <summary>The rows of an arena.</summary>
    public int ShardRows => Shards.Rows;

    /// <summary>Where the tile between a product and its elementwise equations stands, in every workspace.</summary>
    public long Tile { get; }

    /// <summary>The tile's length; 0 where no product has equations after it.</summary>
    public int TileLength { get; }

    public long TrainingLength { get; private set; }

    public long PredictionLength { get; }

    /// <summary>The tokens of a shard, of all inputs together: they stand apart from the numbers.</summary>
    public int TokenLength { get; private set; }

    /// <summary>The class indices of a shard, of all heads together.</summary>
    public int LabelLength { get; private set; }

    /// <summary>The copies of weights, for all shards together.</summary>
    public long TransposedLength { get; private set; }

    /// <summary>The numbers of a training workspace.</summary>
    public long WholeTrainingLength => (Shards.Count * TrainingLength) + TransposedLength;

    /// <summary>The numbers of a workspace for predictions.</summary>
    public long WholePredictionLength => Shards.Count * PredictionLength;

    public IReadOnlyDictionary<Parameter, long> Transposed => _transposed;

    /// <summary>From an entry of a buffer to the next.</summary>
    public long StepStride(Buffer buffer) => (long)ShardRows * buffer.RowStride;

    public long OffsetOf(Buffer buffer) => _offsets[buffer];

    /// <summary>The place of the first integer of a buffer among those of its kind, tokens or class indices.</summary>
    public int IntegerOffsetOf(Buffer buffer) => _integers[buffer];

    /// <summary>Where a sequence stands in rows.</summary>
    public long OffsetOf(SequenceValue sequence) => _rows[sequence].Offset;

    /// <summary>How much room a sequence takes in rows.</summary>
    public long LengthOf(SequenceValue sequence) => _rows[sequence].Length;

    private void AddPacks(IEnumerable<Buffer> buffers)
    {
        foreach (var buffer in buffers)
        {
            _offsets.Add(buffer, Reserve(buffer.Entries * StepStride(buffer)));
        }
    }

    private void AddRows(BatchLanes? rows, bool isTraining)
    {
        foreach (var sequence in rows?.Sequences.Where(s => rows.IsTraining(s) == isTraining) ?? [])
        {
            var length = rows!.Entries(sequence) * rows.StepStride(sequence);
            _rows.Add(sequence, (Reserve(length), length));
        }
    }

    private long Reserve(long length)
    {
        var offset = TrainingLength;
        TrainingLength = Align(offset + length);
        return offset;
    }

    /// <summary>
    /// Arenas that run at the same time have no page in common: processors fetch ahead within pages, and would take from each other what they write. (With the rows of two
    /// threads side by side, an LSTM of 32 units took twice as long on two processors as on one.)
    /// </summary>
    private void EndArena() =>
        TrainingLength = Shards.Count == 1 ? TrainingLength : (TrainingLength + PageElements - 1) / PageElements * PageElements;

    private long Align(long offset) => (offset + _alignment - 1) / _alignment * _alignment;
}
