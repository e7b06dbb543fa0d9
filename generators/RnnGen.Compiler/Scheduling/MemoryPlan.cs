using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// The offsets of everything in the workspaces, in elements. One arena serves a pass. That of a prediction is the beginning of that of
/// training, so both run the same forward code; a session's has one row and one step.
/// </summary>
internal sealed class MemoryPlan
{
    private readonly Dictionary<Pack, long> _offsets = [];
    private readonly Dictionary<Pack, long> _sessionOffsets = [];
    private readonly Dictionary<Pack, int> _stateOffsets = [];
    private readonly Dictionary<Parameter, long> _transposed = [];
    private readonly int _alignment;

    public MemoryPlan(PackPlan packs, int batchSize, int tile, IEnumerable<Parameter> transposed, int alignment)
    {
        (Packs, BatchSize, _alignment) = (packs, batchSize, alignment);

        (Tile, TileLength) = (Reserve(tile), tile);
        foreach (var pack in packs.All.Where(p => p.Use != PackUse.Training && !p.IsInteger))
        {
            _offsets.Add(pack, Reserve(pack.Entries * StepStride(pack)));
        }

        PredictionLength = TrainingLength;
        foreach (var pack in packs.All.Where(p => p.Use == PackUse.Training && !p.IsInteger))
        {
            _offsets.Add(pack, Reserve(pack.Entries * StepStride(pack)));
        }

        foreach (var parameter in transposed)
        {
            _transposed.Add(parameter, Reserve(parameter.Count));
        }

        PlanSession(tile);
    }

    public PackPlan Packs { get; }

    public int BatchSize { get; }

    /// <summary>Where the tile between a product and its elementwise equations stands, in every workspace.</summary>
    public long Tile { get; }

    /// <summary>The tile's length; 0 where no product has equations after it.</summary>
    public int TileLength { get; }

    public long TrainingLength { get; private set; }

    public long PredictionLength { get; }

    public long SessionLength { get; private set; }

    public int StateLength { get; private set; }

    /// <summary>Where a session copies its logits to when they are a state; -1 when they stand in the workspace anyway.</summary>
    public long SessionLogits { get; private set; } = -1;

    /// <summary>The states of a session, in order.</summary>
    public IEnumerable<Pack> States => _stateOffsets.Keys;

    public IReadOnlyDictionary<Parameter, long> Transposed => _transposed;

    /// <summary>From an entry of a pack to the next.</summary>
    public long StepStride(Pack pack) => (long)BatchSize * pack.RowStride;

    public long OffsetOf(Pack pack) => _offsets[pack];

    public long SessionOffsetOf(Pack pack) => _sessionOffsets[pack];

    public int StateOffsetOf(Pack pack) => _stateOffsets[pack];

    private long Reserve(long length)
    {
        var offset = TrainingLength;
        TrainingLength = Align(offset + length);
        return offset;
    }

    private long Align(long offset) => (offset + _alignment - 1) / _alignment * _alignment;

    private void PlanSession(int tile)
    {
        SessionLength = Align(tile);
        foreach (var pack in Packs.All.Where(p => p.Use == PackUse.Forward && !p.IsInteger))
        {
            _sessionOffsets.Add(pack, SessionLength);
            SessionLength = Align(SessionLength + pack.RowStride);
        }

        foreach (var pack in Packs.All.Where(p => p.Use == PackUse.States))
        {
            _stateOffsets.Add(pack, StateLength);
            StateLength = (int)Align(StateLength + pack.RowStride);
        }

        SessionLogits = SessionLength;
        SessionLength = Align(SessionLength + _stateOffsets.Keys.Select(p => p.RowStride).DefaultIfEmpty(0).Max());
    }
}
