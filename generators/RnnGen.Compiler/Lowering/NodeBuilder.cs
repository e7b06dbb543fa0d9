using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>Builds a node by its feeds: asks for a sequence, gets the value that stands for it in the equations.</summary>
/// <param name="name">The node's name.</param>
/// <param name="steps">The number of steps T of its time.</param>
internal sealed class NodeBuilder(string name, int steps)
{
    private readonly List<Feed> _feeds = [];
    private readonly List<Value> _inputs = [];

    public StepBuilder Step { get; } = new();

    /// <summary>What the sequence holds at step t.</summary>
    public Value Read(SequenceValue sequence, string label, FeedAccess access = FeedAccess.Current)
    {
        var kind = sequence.Role switch
        {
            SequenceRole.Tokens or SequenceRole.Labels => InputKind.Integer,
            SequenceRole.Valid => InputKind.Valid,
            _ => InputKind.Real,
        };
        var value = Step.Let(label, Step.Apply(new Input(_feeds.Count, sequence.Role == SequenceRole.Tokens ? 1 : sequence.Width, label, kind)));
        _feeds.Add(new Feed(sequence, access));
        _inputs.Add(value);
        return value;
    }

    /// <inheritdoc cref="Read(SequenceValue, string, FeedAccess)" />
    public Value Read(Feed feed, string label) => Read(feed.Sequence, label, feed.Access);

    public Map Map(Value result, SequenceValue output) =>
        new(name, new StepProgram(_inputs, [], [result], []), _feeds, [output], steps, output.Span == SequenceSpan.Steps);

    /// <param name="states">The states, with their next values.</param>
    /// <param name="initials">For each, what it begins with; null for 0.</param>
    /// <param name="direction">In which order the steps are taken.</param>
    /// <returns>The scan; the histories of its states are called <c>name.state</c>.</returns>
    public Scan Scan(IReadOnlyList<StateVariable> states, IReadOnlyList<Feed?>? initials = null, Direction direction = Direction.Forward)
    {
        var span = direction == Direction.Forward ? SequenceSpan.History : SequenceSpan.HistoryFromEnd;
        var histories = states.Select(s => new SequenceValue($"{name}.{s.Name}", s.Previous.Width, span, steps)).ToList();
        var starts = initials ?? new Feed?[states.Count];
        return new Scan(name, new StepProgram(_inputs, states, [], []), _feeds, [], steps, histories, starts, direction);
    }
}
