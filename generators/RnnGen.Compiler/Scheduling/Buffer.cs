using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>Sequences that stand side by side: [entries, batch size, columns].</summary>
internal sealed class Buffer(SequenceName name, BufferUse use, SequenceSpan span, bool isRolling, IReadOnlyList<SequenceValue> columns)
{
    private readonly Dictionary<SequenceValue, int> _columns = Offsets(columns);

    public SequenceName Name { get; } = name;

    public BufferUse Use { get; } = use;

    public SequenceSpan Span { get; } = span;

    /// <summary>Whether two entries serve all steps in turn: each is needed for one step only.</summary>
    public bool IsRolling { get; } = isRolling;

    public IReadOnlyList<SequenceValue> Sequences { get; } = columns;

    public bool IsInteger => Sequences[0].Role is SequenceRole.Tokens or SequenceRole.Labels;

    /// <summary>From a row to the next.</summary>
    public int RowStride { get; } = columns.Sum(Width);

    public IEnumerable<SequenceValue> Members => _columns.Keys;

    /// <summary>The column at which a sequence of the buffer begins.</summary>
    public int Column(SequenceValue sequence) => _columns[sequence];

    /// <summary>Lets the sequences of a later kernel take the place of these, from the first column on.</summary>
    public void Reuse(IEnumerable<SequenceValue> sequences)
    {
        foreach (var pair in Offsets(sequences.ToList()))
        {
            _columns.Add(pair.Key, pair.Value);
        }
    }

    /// <summary>The number of steps T of its time.</summary>
    public int Steps => Sequences[0].Steps;

    public int Entries => IsRolling ? 2 : Sequences[0].Entries;

    private static int Width(SequenceValue sequence) => sequence.Role == SequenceRole.Tokens ? 1 : sequence.Width;

    private static Dictionary<SequenceValue, int> Offsets(IReadOnlyList<SequenceValue> columns)
    {
        var offsets = new Dictionary<SequenceValue, int>();
        var next = 0;
        foreach (var sequence in columns)
        {
            offsets.Add(sequence, next);
            next += Width(sequence);
        }

        return offsets;
    }
}

/// <summary>Who needs a buffer.</summary>
internal enum BufferUse
{
    /// <summary>Every pass.</summary>
    Forward,

    /// <summary>Every pass; a session keeps it from call to call.</summary>
    States,

    /// <summary>Evaluation and training.</summary>
    Loss,

    /// <summary>Training alone.</summary>
    Training,
}
