using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>The offsets of everything that a session's step reads and writes, in elements: one row and one step, and the states that the session keeps.</summary>
internal sealed class SessionPlan
{
    private readonly Dictionary<Buffer, long> _offsets = [];
    private readonly Dictionary<Buffer, int> _stateOffsets = [];
    private readonly List<SessionCopy> _copies = [];
    private readonly List<Buffer> _tokens;
    private readonly int _alignment;

    /// <param name="buffers">What stands side by side.</param>
    /// <param name="heads">The outputs, which callers read.</param>
    /// <param name="alignment">Everything begins at a multiple of it.</param>
    public SessionPlan(BufferPlan buffers, IReadOnlyList<NetworkHead> heads, int alignment)
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

        Logits = SideBySide(buffers, [.. heads.Select(head => head.Logits.Sequence)]);
        Outputs = heads.All(head => head.Outputs == head.Logits) ? Logits : SideBySide(buffers, [.. heads.Select(head => head.Outputs.Sequence)]);
    }

    public long Length { get; private set; }

    public int StateLength { get; private set; }

    /// <summary>The place of the values of the heads' layers after a step, side by side.</summary>
    public long Logits { get; }

    /// <summary>The place of the heads' outputs after a step, side by side.</summary>
    public long Outputs { get; }

    /// <summary>The copies that a step makes at its end, so that callers find outputs side by side in the workspace.</summary>
    public IReadOnlyList<SessionCopy> Copies => _copies;

    /// <summary>The states, in order.</summary>
    public IEnumerable<Buffer> States => _stateOffsets.Keys;

    public long OffsetOf(Buffer buffer) => _offsets[buffer];

    /// <summary>The place of a buffer's token among those of a step.</summary>
    public int TokenOf(Buffer buffer) => _tokens.IndexOf(buffer);

    public int StateOffsetOf(Buffer buffer) => _stateOffsets[buffer];

    /// <summary>A single sequence stays where it is, unless it is a state, which the next step may overwrite.</summary>
    private long SideBySide(BufferPlan buffers, IReadOnlyList<SequenceValue> sequences)
    {
        if (sequences.Count == 1 && _offsets.TryGetValue(buffers[sequences[0]], out var place))
        {
            return place;
        }

        var first = Length;
        foreach (var sequence in sequences)
        {
            _copies.Add(new SessionCopy(buffers[sequence], sequence.Width, Length));
            Length += sequence.Width;
        }

        Length = Align(Length);
        return first;
    }

    private long Align(long offset) => (offset + _alignment - 1) / _alignment * _alignment;
}

/// <summary>An output that a step copies at its end.</summary>
/// <param name="From">Its place: in the workspace, or among the new states.</param>
/// <param name="Width">Its width.</param>
/// <param name="To">The place in the workspace where callers find it.</param>
internal sealed record SessionCopy(Buffer From, int Width, long To);
