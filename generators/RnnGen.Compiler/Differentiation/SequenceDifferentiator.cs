using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Differentiation;

/// <summary>
/// Reverse mode over whole sequences: the backward of a map is a map, the backward of a scan is a scan from the last step to the first.
/// Backpropagation through time is what comes out; it stands nowhere.
/// </summary>
internal sealed class SequenceDifferentiator
{
    private readonly Dictionary<(SequenceValue Sequence, bool Final), List<SequenceValue>> _adjoints = [];
    private readonly List<(Node Backward, Node? Forward)> _backward = [];
    private readonly HashSet<SequenceValue> _active = [];
    private readonly List<GradientTrace> _traces = [];

    public static Derivation Differentiate(SequenceProgram program, CancellationToken cancellationToken)
    {
        if (program.Loss.Count == 0)
        {
            return new Derivation(program, []);
        }

        var differentiator = new SequenceDifferentiator();
        if (program.Interface.HasInputGradients)
        {
            differentiator._active.UnionWith(program.Interface.Inputs.Select(input => input.Sequence).Where(sequence => sequence.Role == SequenceRole.Inputs));
        }

        var nodes = program.Forward.Concat(program.Loss).ToList();
        differentiator.FindActive(nodes);
        foreach (var node in Enumerable.Reverse(nodes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            differentiator.AddBackward(node, isLoss: program.Interface.Heads.Any(head => head.RowLosses is { } losses && node.Outputs.Contains(losses)));
        }

        var contract = program.Interface with
        {
            Traces = Enumerable.Reverse(differentiator._traces).ToList(),
            Inputs = [.. program.Interface.Inputs.Select(input => input with { Gradient = differentiator.InputGradient(input) })],
        };
        return new Derivation(program with { Backward = differentiator._backward.Select(pair => pair.Backward).ToList(), Interface = contract }, differentiator._backward);
    }

    /// <summary>The sequences that depend on a parameter, or on inputs whose gradients are asked for: the others need no gradient.</summary>
    private void FindActive(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var trained = node.Body.LiveValues().Any(v => v.Op is Bias or MatVec or Lookup);
            if (trained || node.Feeds.Select(feed => feed.Sequence).Concat(node.OtherReads).Any(_active.Contains))
            {
                _active.UnionWith(node.Writes);
            }
        }
    }

    private void AddBackward(Node node, bool isLoss)
    {
        if (isLoss)
        {
            _backward.Add((LossBackward((Map)node), node));
        }
        else if (node is Scan scan && scan.Histories.Concat(scan.Outputs).Any(HasAdjoint))
        {
            _backward.Add((ScanBackward(scan), scan));
        }
        else if (node is TreeScan tree && tree.Writes.Any(HasAdjoint))
        {
            _backward.Add((TreeBackward(tree), tree));
        }
        else if (node is Map map && map.Outputs.Any(HasAdjoint))
        {
            _backward.Add((MapBackward(map), map));
        }
        else if (node is StackSteps collect && HasAdjoint(collect.Target) && _active.Contains(collect.Source.Sequence))
        {
            _backward.Add((CollectBackward(collect), collect));
        }
        else if (node is TakeWindows windows && HasAdjoint(windows.Target) && _active.Contains(windows.Source.Sequence))
        {
            _backward.Add((WindowsBackward(windows), windows));
        }
    }

    /// <summary>The losses are summed: the adjoint of each is 1.</summary>
    private Map LossBackward(Map loss)
    {
        var derived = Derive(loss, loss.Body.Outputs);
        var ones = Rewriter.Rewrite(derived.Body, (rewriter, value) => value == derived.Body.Inputs[0] ? rewriter.Builder.Constant(1) : null);
        return new Map(loss.Name.Backward, ones with { Inputs = [] }, [], derived.Outputs, loss.Steps, loss.PerStep);
    }

    /// <summary>The backward of a map: a map, unless it reads at every step what stands once.</summary>
    private Node MapBackward(Map map)
    {
        var (seeds, feeds) = Seeds(map.Outputs.Zip(map.Body.Outputs, (sequence, value) => (sequence, value)));
        var derived = Derive(map, seeds);
        var name = map.Name.Backward;
        return derived.Sums.Count == 0
            ? new Map(name, derived.Body, feeds, derived.Outputs, map.Steps, map.PerStep)
            : new ReverseScan(name, derived.Body, feeds, derived.Outputs, map.Steps, Carried(name, derived.Body), Nothing(derived.Sums), derived.Sums, Direction.Backward);
    }

    private ReverseScan ScanBackward(Scan scan)
    {
        var (seeds, feeds) = Seeds(scan.Histories.Zip(scan.Body.States, (sequence, state) => (sequence, state.Next))
            .Concat(scan.Outputs.Zip(scan.Body.Outputs, (sequence, value) => (sequence, value))));
        var derived = Derive(scan, seeds);
        var lasts = scan.Histories.Select(history => Sum(history, isFinal: true));
        var firsts = scan.Histories.Zip(scan.Initials, (history, initial) => initial is not null && _active.Contains(initial.Sequence) ? FirstAdjoint(scan, history, initial) : null);
        var name = scan.Name.Backward;
        IReadOnlyList<SequenceValue> outputs = [.. derived.Outputs, .. scan.Traced.Select(traced => Trace(scan, traced))];
        return new ReverseScan(
            name, derived.Body, feeds, outputs, scan.Steps, Carried(name, derived.Body),
            [.. lasts, .. Nothing(derived.Sums)], [.. firsts, .. derived.Sums], scan.Direction == Direction.Forward ? Direction.Backward : Direction.Forward)
        {
            Truncation = scan.BackpropSteps > 0 && scan.BackpropSteps < scan.Steps ? new Truncation(scan.BackpropSteps, scan.Histories.Count) : null,
        };
    }

    /// <summary>A node's states have the adjoints that other layers have computed, and one more: what its parent has left.</summary>
    private ReverseTreeScan TreeBackward(TreeScan tree)
    {
        var name = tree.Name.Backward;
        var carried = tree.Outputs.ToDictionary(s => s, s => new SequenceValue(new(name.ToString(), "d" + s.Name.Label), s.Width, SequenceSpan.Steps, tree.Steps, SequenceRole.Copied));
        var (seeds, feeds) = Seeds(tree.Outputs.Zip(tree.Body.Outputs, (sequence, value) => (sequence, value)));
        var derived = Derive(tree, [.. seeds, .. tree.Body.Outputs]);
        foreach (var above in derived.Body.Inputs.Skip(seeds.Count))
        {
            above.Name = above.Name! with { Text = above.Name.Text + "↑" };
        }

        var children = tree.Children.Select(link => new ChildLink(link.Child, carried[link.OfChild], Sum(link.AtParent, isFinal: false)!));
        var roots = tree.Outputs.Select(s => new RootLink(carried[s], tree.Root is { AtRow: { } row } root && root.OfNode == s ? Sum(row, isFinal: false) : null));
        return new ReverseTreeScan(
            name, derived.Body, [.. feeds, .. tree.Outputs.Select(s => new Feed(carried[s]))], derived.Outputs, tree.Steps, children.ToList(), roots.ToList());
    }

    private static IReadOnlyList<SequenceValue> Carried(NodeName name, StepProgram body) =>
        body.States.Select(s => new SequenceValue(new(name.ToString(), s.Name), s.Previous.Width, SequenceSpan.Once, 1)).ToList();

    private static IReadOnlyList<SequenceValue?> Nothing(IReadOnlyList<SequenceValue> sums) => new SequenceValue?[sums.Count];

    /// <summary>Where dL/dh_t of a layer goes.</summary>
    private SequenceValue Trace(Scan scan, TracedState traced)
    {
        var trace = new SequenceValue(new(traced.Layer, "trace"), scan.Histories[traced.State].Width, SequenceSpan.Steps, scan.Steps, SequenceRole.Trace);
        _traces.Add(new GradientTrace(traced.Layer, trace, scan.Direction));
        return trace;
    }

    /// <summary>dL/ds of the state that a scan began with: what it began with gets it.</summary>
    private SequenceValue FirstAdjoint(Scan scan, SequenceValue history, Feed initial)
    {
        var adjoint = new SequenceValue(new($"{scan.Name}.d{history.Name.Label}", "first"), history.Width, SequenceSpan.Once, initial.Sequence.Steps);
        AddAdjoint(initial.Sequence, initial.Access == FeedAccess.Final, adjoint);
        return adjoint;
    }

    private UnstackSteps CollectBackward(StackSteps collect)
    {
        var source = collect.Source.Sequence;
        var adjoint = new SequenceValue(new(collect.Name.ToString(), "d" + source.Name.Label), source.Width, SequenceSpan.Steps, collect.Steps);
        AddAdjoint(source, isFinal: false, adjoint);
        return new UnstackSteps(collect.Name.Backward, Sum(collect.Target, isFinal: false)!, adjoint, collect.Steps);
    }

    private AddWindows WindowsBackward(TakeWindows windows)
    {
        // One layer reads its windows, so that there is one adjoint of them.
        var (source, seed) = (windows.Source.Sequence, _adjoints[(windows.Target, false)].Single());
        var adjoint = new SequenceValue(new(windows.Name.ToString(), "d" + source.Name.Label), source.Width, SequenceSpan.Steps, source.Steps);
        AddAdjoint(source, isFinal: false, adjoint);
        return new AddWindows(windows.Name.Backward, seed, windows.Valid, adjoint, windows.Window, windows.Steps);
    }

    /// <summary>The forward values whose adjoints others have computed for each step, and where these stand.</summary>
    private (IReadOnlyList<Value> Seeds, IReadOnlyList<Feed> Feeds) Seeds(IEnumerable<(SequenceValue Sequence, Value Value)> results)
    {
        var seeds = new List<Value>();
        var feeds = new List<Feed>();
        foreach (var (sequence, value) in results)
        {
            foreach (var adjoint in _adjoints.TryGetValue((sequence, false), out var list) ? list : [])
            {
                seeds.Add(value);
                feeds.Add(new Feed(adjoint));
            }
        }

        return (seeds, feeds);
    }

    /// <summary>The adjoint of a sequence's last entry; null when nobody reads it. Several readers' contributions are summed.</summary>
    private SequenceValue? Sum(SequenceValue sequence, bool isFinal)
    {
        if (!_adjoints.TryGetValue((sequence, isFinal), out var list))
        {
            return null;
        }

        if (list.Count == 1)
        {
            return list[0];
        }

        var builder = new StepBuilder();
        var name = "d" + sequence.Name.Label;
        var parts = list.Select((part, i) => builder.Let(name + new string('\'', i + 1), builder.Apply(new Input(i, sequence.Width, name + new string('\'', i + 1))))).ToList();
        var sum = builder.Let(name, parts.Skip(1).Aggregate(parts[0], (left, right) => left + right));
        var output = new SequenceValue(new(sequence.Name.ToString(), "adjoint"), sequence.Width, SequenceSpan.Once, sequence.Steps);
        _backward.Add((new Map(new NodeName(sequence.Name + ".sum").Backward, new StepProgram(parts, [], [sum], []), list.Select(part => new Feed(part)).ToList(), [output], sequence.Steps, PerStep: false), null));
        return output;
    }

    /// <summary>dL/dx of an input for the caller to look at: what its readers have computed, summed; null where there is none.</summary>
    private SequenceValue? InputGradient(NetworkInput input)
    {
        var sequence = input.Sequence;
        if (!_active.Contains(sequence) || !_adjoints.TryGetValue((sequence, false), out var list))
        {
            return null;
        }

        var (builder, name) = (new StepBuilder(), "d" + sequence.Name.Label);
        var parts = new List<Value>();
        foreach (var _ in list)
        {
            var label = name + new string('\'', parts.Count + 1);
            parts.Add(builder.Let(label, builder.Apply(new Input(parts.Count, sequence.Width, label))));
        }

        var sum = builder.Let(name, parts.Count == 1 ? builder.Apply(new Same(), parts[0]) : parts.Skip(1).Aggregate(parts[0], (left, right) => left + right));
        var gradient = new SequenceValue(new(input.Name, "gradient"), sequence.Width, sequence.Span, sequence.Steps, SequenceRole.Trace);
        var (node, body) = (new NodeName(input.Name + ".gradient").Backward, new StepProgram(parts, [], [sum], []));
        _backward.Add((new Map(node, body, list.Select(part => new Feed(part)).ToList(), [gradient], sequence.Steps, PerStep: sequence.Span == SequenceSpan.Steps), null));
        return gradient;
    }

    /// <summary>The derived equations, with an output for each input of the node that needs a gradient.</summary>
    private Derived Derive(Node node, IReadOnlyList<Value> seeds)
    {
        var isPerStep = node is not Map { PerStep: false };
        var wanted = node.Body.Inputs.Zip(node.Feeds, (value, feed) => (value, feed)).Where(p => _active.Contains(p.feed.Sequence)).ToList();
        var summed = wanted.Where(p => isPerStep && IsOnce(p.feed)).ToList();
        var own = wanted.Except(summed).ToList();
        var body = StepDifferentiator.Differentiate(node.Body, seeds, own.Select(w => w.value).ToList(), summed.Select(w => w.value).ToList(), Traced(node));
        return new Derived(body, Adjoints(own, isPerStep ? SequenceSpan.Steps : SequenceSpan.Once), Adjoints(summed, SequenceSpan.Once));

        IReadOnlyList<SequenceValue> Adjoints(IEnumerable<(Value value, Feed feed)> inputs, SequenceSpan span)
        {
            var adjoints = new List<SequenceValue>();
            foreach (var (value, feed) in inputs)
            {
                var adjoint = new SequenceValue(new(node.Name.ToString(), "d" + value.Name), value.Width, span, node.Steps);
                adjoints.Add(adjoint);
                AddAdjoint(feed.Sequence, feed.Access == FeedAccess.Final, adjoint);
            }

            return adjoints;
        }
    }

    private static IReadOnlyList<StateVariable> Traced(Node node) => node is Scan scan ? scan.Traced.Select(traced => scan.Body.States[traced.State]).ToList() : [];

    private static bool IsOnce(Feed feed) => feed.Access == FeedAccess.Final || feed.Sequence.Span == SequenceSpan.Once;

    private void AddAdjoint(SequenceValue sequence, bool isFinal, SequenceValue adjoint)
    {
        if (!_adjoints.TryGetValue((sequence, isFinal), out var list))
        {
            _adjoints.Add((sequence, isFinal), list = []);
        }

        list.Add(adjoint);
    }

    private bool HasAdjoint(SequenceValue sequence) => _adjoints.ContainsKey((sequence, false)) || _adjoints.ContainsKey((sequence, true));

    /// <summary>A node's derived equations.</summary>
    /// <param name="Body">The equations.</param>
    /// <param name="Outputs">Where the adjoints of each step go.</param>
    /// <param name="Sums">Where the adjoints of what is read at every step, and stands once, go: sums over the steps, which the last states carry.</param>
    private sealed record Derived(StepProgram Body, IReadOnlyList<SequenceValue> Outputs, IReadOnlyList<SequenceValue> Sums);
}
