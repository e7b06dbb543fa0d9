using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Scheduling;

/// <summary>The offsets of everything that a session's step reads and writes, in elements: one row and one step, and the states that the session keeps.</summary>
internal sealed class SessionPlan
{
    private readonly Dictionary<Buffer, long> _offsets = [];
    private readonly Dictionary<Buffer, int> _stateOffsets = [];
    private readonly List<Buffer> _tokens;
    private readonly int _alignment;

    public SessionPlan(BufferPlan buffers, int alignment)
    {
        _alignment = alignment;
        _tokens = [.. buffers.All.Where(p => p is { Use: BufferUse.Forward, IsInteger: true })];
        foreach (var buffer in buffers.All.Where(p => p.Use == BufferUse.Forward && !p.IsInteger))
        {
            _offsets.Add(buffer, Length);
            Length = Align(Length + buffer.RowStride);
        }

        foreach (var buffer in buffers.All.Where(p => p.Use == BufferUse.States))
        {
            _stateOffsets.Add(buffer, StateLength);
            StateLength = (int)Align(StateLength + buffer.RowStride);
        }

        Logits = Length;
        Length = Align(Length + _stateOffsets.Keys.Select(p => p.RowStride).DefaultIfEmpty(0).Max());
    }

    public long Length { get; private set; }

    public int StateLength { get; private set; }

    /// <summary>Where the step copies its logits to when they are a state.</summary>
    public long Logits { get; }

    /// <summary>The states, in order.</summary>
    public IEnumerable<Buffer> States => _stateOffsets.Keys;

    public long OffsetOf(Buffer buffer) => _offsets[buffer];

    /// <summary>The place of a buffer's token among those of a step.</summary>
    public int TokenOf(Buffer buffer) => _tokens.IndexOf(buffer);

    public int StateOffsetOf(Buffer buffer) => _stateOffsets[buffer];

    private long Align(long offset) => (offset + _alignment - 1) / _alignment * _alignment;
}
