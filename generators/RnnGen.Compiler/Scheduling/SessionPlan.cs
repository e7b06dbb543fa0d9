using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Scheduling;

/// <summary>The offsets of everything that a session's step reads and writes, in elements: one row and one step, and the states that the session keeps.</summary>
internal sealed class SessionPlan
{
    private readonly Dictionary<Pack, long> _offsets = [];
    private readonly Dictionary<Pack, int> _stateOffsets = [];
    private readonly int _alignment;

    public SessionPlan(PackPlan packs, int alignment)
    {
        _alignment = alignment;
        foreach (var pack in packs.All.Where(p => p.Use == PackUse.Forward && !p.IsInteger))
        {
            _offsets.Add(pack, Length);
            Length = Align(Length + pack.RowStride);
        }

        foreach (var pack in packs.All.Where(p => p.Use == PackUse.States))
        {
            _stateOffsets.Add(pack, StateLength);
            StateLength = (int)Align(StateLength + pack.RowStride);
        }

        Logits = Length;
        Length = Align(Length + _stateOffsets.Keys.Select(p => p.RowStride).DefaultIfEmpty(0).Max());
    }

    public long Length { get; private set; }

    public int StateLength { get; private set; }

    /// <summary>Where the step copies its logits to when they are a state.</summary>
    public long Logits { get; }

    /// <summary>The states, in order.</summary>
    public IEnumerable<Pack> States => _stateOffsets.Keys;

    public long OffsetOf(Pack pack) => _offsets[pack];

    public int StateOffsetOf(Pack pack) => _stateOffsets[pack];

    private long Align(long offset) => (offset + _alignment - 1) / _alignment * _alignment;
}
