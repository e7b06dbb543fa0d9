using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <summary>The memory of one call, shard by shard: the numbers of a pass, its tokens [steps, rows] and its class indices [output steps, rows], or of paths [rows, states].</summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;
    private readonly AlignedBuffer<int> _tokens;
    private readonly int _tokenCount;
    private readonly AlignedBuffer<int> _labels;
    private readonly int _copies;
    private readonly int _tokenStride;
    private readonly int _labelStride;
    private readonly NetworkLayout _network;
    private BatchMemory<double>? _doubles;
    private BatchMemory<T>? _own;
    private RepeatedRows<double>? _repeatedDoubles;
    private RepeatedRows<T>? _repeatedOwn;

    public Workspace(NetworkLayout network, WorkspaceLayout layout)
    {
        Layout = layout;
        var shards = network.Shards;
        _copies = layout == network.Training ? network.CopiesLength : 0;
        _values = new(checked((shards * layout.Length) + _copies));
        _tokenCount = shards * network.TokenLength;
        _tokens = new(Math.Max(1, _tokenCount + (network.HasTrees ? Runtime.Forest.TableLength(network.Steps, network.BatchSize) : 0)));
        _labels = new(Math.Max(1, shards * network.LabelLength));
        (_tokenStride, _labelStride) = (_tokenCount / shards, _labels.Length / shards);
        (_network, Integers) = (network, new(network));
    }

    public WorkspaceLayout Layout { get; }

    /// <summary>Takes the integers of a call's batch, before they are checked.</summary>
    public BatchIntegers Integers { get; }

    /// <summary>A batch as the library takes it, with integers of its own, still to be checked. It is valid until the next call.</summary>
    /// <exception cref="ArgumentException">The length of an input that the batch has apart does not fit.</exception>
    public SequenceBatch<TNumber> Take<TBatch, TNumber>(in TBatch batch)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var packed = Pack<TBatch, TNumber>(batch);
        OtherSteps.CheckNone(_network, packed.Steps);
        return Integers.Take(packed);
    }

    /// <summary>A batch as the library takes it, with the caller's integers. It is valid until the next call.</summary>
    /// <exception cref="ArgumentException">The length of an input that the batch has apart does not fit.</exception>
    public SequenceBatch<TNumber> Pack<TBatch, TNumber>(in TBatch batch)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var memory = typeof(TNumber) == typeof(double) ? (BatchMemory<TNumber>)(object)(_doubles ??= new(_network, _network.BatchSize))
            : typeof(TNumber) == typeof(T) ? (BatchMemory<TNumber>)(object)(_own ??= new(_network, _network.BatchSize))
            : throw new NotSupportedException($"A batch has numbers of the network's precision, {typeof(T).Name}, or of Double; given {typeof(TNumber).Name}.");
        var packed = batch.Pack(memory);
        memory.Check(packed);
        return packed;
    }

    /// <summary>The memory for rows of another number of steps, made by the first call that has such.</summary>
    public LongRows<T>? Long { get; set; }

    /// <summary>Repeats the rows of a batch that was checked.</summary>
    public RepeatedRows<TNumber> Repeated<TNumber>()
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> =>
        typeof(TNumber) == typeof(double) ? (RepeatedRows<TNumber>)(object)(_repeatedDoubles ??= new()) : (RepeatedRows<TNumber>)(object)(_repeatedOwn ??= new());

    /// <summary>The run that executes the passes of a network on this workspace, made by the network that first does.</summary>
    public PassRun<T>? Run { get; set; }

    /// <summary>The first number of a shard.</summary>
    public ref T OriginOf(int shard) => ref Unsafe.Add(ref _values.Origin, (nint)shard * Layout.Length);

    /// <summary>The first number of the copies of parameters.</summary>
    public ref T Copies => ref Unsafe.Add(ref _values.Origin, _values.Length - _copies);

    public ref int FirstTokenOf(int shard) => ref Unsafe.Add(ref _tokens.Origin, (nint)shard * _tokenStride);

    public ref int FirstLabelOf(int shard) => ref Unsafe.Add(ref _labels.Origin, (nint)shard * _labelStride);

    /// <summary>Of all shards, and then the copies of parameters.</summary>
    public Span<T> Values => _values.Span;

    public Span<int> Tokens => _tokens.Span;

    /// <summary>The table of the call's trees, which follows the tokens.</summary>
    public Span<int> Forest => _tokens.Span[_tokenCount..];

    public Span<int> Labels => _labels.Span;

    /// <summary>For tests: makes everything unusable that the call does not write itself. Noise alone is 0 between calls.</summary>
    public void Guard(NetworkLayout network)
    {
        if (MemoryGuard.IsOn)
        {
            MemoryGuard.Fill(Values);
            MemoryGuard.Fill(Tokens);
            MemoryGuard.Fill(Labels);
            if (Layout.Noise >= 0)
            {
                DrawingNoise.Clear(network, this);
            }
        }
    }

    /// <summary>For tests: whether the call has kept to the workspace.</summary>
    public void CheckGuard()
    {
        MemoryGuard.Check(_values, "numbers of the workspace");
        MemoryGuard.Check(_tokens, "tokens of the workspace");
        MemoryGuard.Check(_labels, "labels of the workspace");
    }

    /// <summary>The place of an output step of a row in an array of such a width: [output steps, rows] of its shard, or by slot where every node of a tree has an output.</summary>
    public int OutputPlace(NetworkLayout network, int offset, int width, int row, int t) =>
        network.HasNodeOutputs ? offset + (new ForestTable(network, Forest).Slot(row, t) * width) : network.Place(Layout, offset, width, t, row);
}
