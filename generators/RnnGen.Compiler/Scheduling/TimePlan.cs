using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Along which of a network's times each node runs: that of the inputs, one that has a step for every so many of these, or that of the outputs where they have one of their own. Where rows have lengths, a
/// pass takes as many steps of a time as its longest row has.
/// </summary>
internal sealed class TimePlan
{
    private readonly HashSet<SequenceValue> _outputs = [];
    private readonly HashSet<Node> _nodes = new(ByIdentity<Node>.Comparer);

    /// <summary>Of times with a step for every so many of the inputs: by their steps, how many that are.</summary>
    private readonly Dictionary<int, int> _strides = [];

    private TimePlan(bool hasOutputTime) => HasOutputTime = hasOutputTime;

    /// <summary>Whether outputs have a time of their own: those of a decoder.</summary>
    public bool HasOutputTime { get; }

    /// <summary>Finds the nodes that run along the outputs: those that read, step by step, something of their time.</summary>
    public static TimePlan Of(SequenceProgram program)
    {
        var contract = program.Interface;
        var plan = new TimePlan(contract.OutputValid is not null);
        plan.FindStrides(program.Forward);
        if (!plan.HasOutputTime)
        {
            return plan;
        }

        plan._outputs.UnionWith(contract.Inputs.Where(input => input.IsOfOutputs).Select(input => input.Sequence));
        foreach (var sequence in new[] { contract.OutputValid, contract.Forced, contract.Noise }.OfType<SequenceValue>().Concat(contract.Compared).Concat(contract.Results))
        {
            plan._outputs.Add(sequence);
        }

        foreach (var node in program.AllNodes.Where(plan.TakesSteps))
        {
            plan._nodes.Add(node);
            plan._outputs.UnionWith(node.Writes.Where(sequence => sequence.Span != SequenceSpan.Once));
        }

        return plan;
    }

    /// <summary>Whether a node runs along the outputs' time.</summary>
    public bool IsOfOutputs(Node node) => _nodes.Contains(node);

    /// <summary>Whether a sequence has an entry for each output step.</summary>
    public bool IsOfOutputs(SequenceValue sequence) => _outputs.Contains(sequence);

    /// <summary>The number of steps of the inputs that make one of a time that is not the outputs'.</summary>
    /// <param name="steps">The steps of the time, which tell it from others.</param>
    public int StrideOf(int steps) => _strides.TryGetValue(steps, out var stride) ? stride : 1;

    /// <summary>Times of as many steps are one: what the one with the longer stride computes behind its last step, nobody sees.</summary>
    private void FindStrides(IEnumerable<Node> forward)
    {
        foreach (var windows in forward.OfType<TakeWindows>().Where(windows => windows.Target.Steps != windows.Source.Sequence.Steps))
        {
            var (steps, stride) = (windows.Target.Steps, StrideOf(windows.Source.Sequence.Steps) * windows.Window.Stride);
            _strides[steps] = _strides.TryGetValue(steps, out var known) && known < stride ? known : stride;
        }
    }

    private bool TakesSteps(Node node) =>
        node.Feeds.Any(feed => feed.Access != FeedAccess.Final && _outputs.Contains(feed.Sequence))
        || node.Writes.Any(_outputs.Contains);
}
