using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>Builds a node by its feeds: asks for a sequence, gets the value that stands for it in the equations.</summary>
internal sealed class NodeBuilder(string name)
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
        var value = Step.Let(label, Step.Apply(new Input(_feeds.Count, kind == InputKind.Integer ? 1 : sequence.Width, label, kind)));
        _feeds.Add(new Feed(sequence, access));
        _inputs.Add(value);
        return value;
    }

    /// <inheritdoc cref="Read(SequenceValue, string, FeedAccess)" />
    public Value Read(Feed feed, string label) => Read(feed.Sequence, label, feed.Access);

    public Map Map(Value result, SequenceValue output) =>
        new(name, new StepProgram(_inputs, [], [result], []), _feeds, [output], output.Span == SequenceSpan.Steps);

    public Scan Scan(IReadOnlyList<StateVariable> states, IReadOnlyList<SequenceValue> histories) =>
        new(name, new StepProgram(_inputs, states, [], []), _feeds, [], histories.ToList());
}
