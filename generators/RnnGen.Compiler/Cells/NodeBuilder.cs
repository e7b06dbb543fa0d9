using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>Builds a node by its feeds: asks for a sequence, gets the value that stands for it in the equations.</summary>
/// <param name="name">The node's name.</param>
/// <param name="steps">The number of steps T of its time.</param>
internal sealed class NodeBuilder(NodeName name, int steps)
{
    private readonly List<Feed> _feeds = [];
    private readonly List<Value> _inputs = [];
    private readonly List<(Value Previous, Feed? Initial)> _states = [];
    private readonly Dictionary<Value, Value> _next = [];
    private readonly List<Value> _outputs = [];
    private readonly List<SequenceValue> _sequences = [];
    private readonly List<TracedState> _traced = [];

    public StepBuilder Step { get; } = new();

    /// <summary>The number of steps T of the node's time.</summary>
    public int Steps { get; } = steps;

    /// <summary>What the sequence holds at step t.</summary>
    public Value Read(SequenceValue sequence, string label, FeedAccess access = FeedAccess.Current)
    {
        var kind = sequence.Role switch
        {
            SequenceRole.Tokens or SequenceRole.Labels => InputKind.Integer,
            SequenceRole.Valid => InputKind.Valid,
            _ => InputKind.Real,
        };
        var feed = new Feed(sequence, access);
        var known = _feeds.IndexOf(feed);
        if (known >= 0)
        {
            return _inputs[known];
        }

        var value = Step.Let(label, Step.Apply(new Input(_feeds.Count, sequence.Role == SequenceRole.Tokens ? 1 : sequence.Width, label, kind)));
        _feeds.Add(feed);
        _inputs.Add(value);
        return value;
    }

    /// <inheritdoc cref="Read(SequenceValue, string, FeedAccess)" />
    public Value Read(Feed feed, string label) => Read(feed.Sequence, label, feed.Access);

    /// <summary>Declares a state of a scan; the value is s_{t-1}.</summary>
    /// <param name="label">Its name.</param>
    /// <param name="width">Its width.</param>
    /// <param name="initial">What it begins with; null for 0.</param>
    public Value State(string label, int width, Feed? initial = null)
    {
        var state = Step.Apply(new State(_states.Count, width, label));
        _states.Add((state, initial));
        return state;
    }

    /// <summary>Whether a state has a name.</summary>
    public bool HasState(string label) => _states.Any(state => ((State)state.Previous.Op).Label == label);

    /// <summary>Defines s_t.</summary>
    public void Next(Value state, Value next) => _next[state] = next;

    /// <summary>Asks the backward pass to keep a state's gradient, under a layer's name.</summary>
    public void Trace(string layer, Value state) => _traced.Add(new TracedState(layer, ((State)state.Op).Index));

    /// <summary>Lets a value leave at each step.</summary>
    public void Output(Value value, SequenceValue sequence)
    {
        _outputs.Add(value);
        _sequences.Add(sequence);
    }

    public Map Map(Value result, SequenceValue output) =>
        new(name, new StepProgram(_inputs, [], [result], []), _feeds, [output], Steps, output.Span == SequenceSpan.Steps);

    /// <summary>A map at each step, of the values that leave.</summary>
    public Map Map() => new(name, new StepProgram(_inputs, [], _outputs, []), _feeds, _sequences, Steps, PerStep: true);

    /// <param name="children">What is copied from level to level.</param>
    /// <param name="root">What is copied from the roots; null for nothing.</param>
    /// <returns>The scan; its outputs are the states of a tree's node.</returns>
    public TreeScan TreeScan(IReadOnlyList<ChildLink> children, RootLink? root) =>
        new(name, new StepProgram(_inputs, [], _outputs, []), _feeds, _sequences, Steps, children, root);

    /// <param name="direction">In which order the steps are taken.</param>
    /// <returns>The scan; the histories of its states are called <c>name.state</c>.</returns>
    public Scan Scan(Direction direction = Direction.Forward)
    {
        var span = direction == Direction.Forward ? SequenceSpan.History : SequenceSpan.HistoryFromEnd;
        var states = _states.Select(s => new StateVariable(((State)s.Previous.Op).Label, s.Previous, _next[s.Previous])).ToList();
        var histories = states.Select(s => new SequenceValue(new(name.ToString(), s.Name), s.Previous.Width, span, Steps)).ToList();
        return new Scan(
            name, new StepProgram(_inputs, states, _outputs, []), _feeds, _sequences, Steps, histories, _states.Select(s => s.Initial).ToList(), direction)
        {
            Traced = _traced,
        };
    }
}
