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
    private readonly List<Node> _backward = [];
    private readonly HashSet<SequenceValue> _active = [];

    public static SequenceProgram Differentiate(SequenceProgram program, CancellationToken cancellationToken)
    {
        if (program.Loss.Count == 0)
        {
            return program;
        }

        var differentiator = new SequenceDifferentiator();
        var nodes = program.Forward.Concat(program.Loss).ToList();
        differentiator.FindActive(nodes);
        foreach (var node in Enumerable.Reverse(nodes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            differentiator.AddBackward(node, isLoss: program.Loss.Contains(node));
        }

        return program with { Backward = differentiator._backward };
    }

    /// <summary>The sequences that depend on a parameter: the others (the inputs) need no gradient.</summary>
    private void FindActive(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var trained = node.Body.LiveValues().Any(v => v.Op is Bias or MatVec or Lookup);
            if (trained || node.Feeds.Any(feed => _active.Contains(feed.Sequence)))
            {
                _active.UnionWith(node.Outputs);
                _active.UnionWith(node is Scan scan ? scan.Histories : []);
            }
        }
    }

    private void AddBackward(Node node, bool isLoss)
    {
        if (isLoss)
        {
            _backward.Add(LossBackward((Map)node));
        }
        else if (node is Scan scan && scan.Histories.Any(HasAdjoint))
        {
            _backward.Add(ScanBackward(scan));
        }
        else if (node is Map map && map.Outputs.Any(HasAdjoint))
        {
            _backward.Add(MapBackward(map));
        }
    }

    /// <summary>The losses are summed: the adjoint of each is 1.</summary>
    private Map LossBackward(Map loss)
    {
        var backward = Body(loss, loss.Body.Outputs);
        var builder = backward.Body.Inputs[0].Builder;
        var ones = Rewriter.Rewrite(backward.Body, (rewriter, value) => value == backward.Body.Inputs[0] ? rewriter.Builder.Constant(1) : null);
        return new Map(loss.Name + ".back", ones with { Inputs = [] }, [], backward.Outputs, loss.PerStep);
    }

    private Map MapBackward(Map map)
    {
        var (seeds, feeds) = Seeds(map.Outputs.Zip(map.Body.Outputs, (sequence, value) => (sequence, value)));
        var backward = Body(map, seeds);
        return new Map(map.Name + ".back", backward.Body, feeds, backward.Outputs, map.PerStep);
    }

    private ReverseScan ScanBackward(Scan scan)
    {
        var (seeds, feeds) = Seeds(scan.Histories.Zip(scan.Body.States, (sequence, state) => (sequence, state.Next)));
        var backward = Body(scan, seeds);
        var carried = scan.Histories.Select(h => new SequenceValue($"{scan.Name}.back.d{LastPart(h.Name)}", h.Width, SequenceSpan.Once)).ToList();
        var finals = scan.Histories.Select(h => _adjoints.TryGetValue((h, true), out var list) ? list.Single() : null).ToList();
        return new ReverseScan(scan.Name + ".back", backward.Body, feeds, backward.Outputs, carried, finals);
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

    /// <summary>The derived equations, with an output for each input of the node that needs a gradient.</summary>
    private (StepProgram Body, IReadOnlyList<SequenceValue> Outputs) Body(Node node, IReadOnlyList<Value> seeds)
    {
        var wanted = node.Body.Inputs.Zip(node.Feeds, (value, feed) => (value, feed)).Where(p => _active.Contains(p.feed.Sequence)).ToList();
        var body = StepDifferentiator.Differentiate(node.Body, seeds, wanted.Select(w => w.value).ToList());
        var outputs = new List<SequenceValue>();
        foreach (var (value, feed) in wanted)
        {
            var once = node is Map { PerStep: false };
            var adjoint = new SequenceValue($"{node.Name}.d{value.Name}", value.Width, once ? SequenceSpan.Once : SequenceSpan.Steps);
            outputs.Add(adjoint);
            var key = (feed.Sequence, feed.Access == FeedAccess.Final);
            if (!_adjoints.TryGetValue(key, out var list))
            {
                _adjoints.Add(key, list = []);
            }

            list.Add(adjoint);
        }

        return (body, outputs);
    }

    private static string LastPart(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private bool HasAdjoint(SequenceValue sequence) => _adjoints.ContainsKey((sequence, false)) || _adjoints.ContainsKey((sequence, true));
}
