using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// What the recurrence does not need leaves the reverse scan and becomes a map over all steps: the gradients of the parameters, and the
/// product that takes dL/dx to the layer below.
/// </summary>
internal sealed class SinkFromScan : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => node is ReverseScan or ReverseTreeScan ? Sink(node) : [node]);

    private static IEnumerable<Node> Sink(Node scan)
    {
        var carried = new HashSet<Value>((scan.Body with { Outputs = Recurrent(scan), Accumulations = [] }).LiveValues());
        var sunk = new HashSet<Value>();
        foreach (var value in scan.Body.LiveValues())
        {
            if (!carried.Contains(value) && (value.Op is MatVec or MatVecTransposed || value.Operands.Any(sunk.Contains)))
            {
                sunk.Add(value);
            }
        }

        var moved = Enumerable.Range(0, scan.Outputs.Count).Where(i => sunk.Contains(scan.Body.Outputs[i])).ToList();
        var kept = Enumerable.Range(0, scan.Outputs.Count).Except(moved).ToList();
        var cut = new Cut(scan, kept, Crossing(scan.Body, sunk));

        var weights = cut.Map("weights", scan.Body with { States = [], Outputs = [] }, []);
        var inputs = cut.Map(
            "input",
            scan.Body with { States = [], Outputs = moved.Select(i => scan.Body.Outputs[i]).ToList(), Accumulations = [] },
            moved.Select(i => scan.Outputs[i]).ToList());

        var nodes = new List<Node> { cut.Scan() };
        nodes.AddRange(scan.Body.Accumulations.Count > 0 ? [weights] : []);
        nodes.AddRange(moved.Count > 0 ? [inputs] : []);
        return nodes;
    }

    private static IReadOnlyList<Value> Recurrent(Node scan)
    {
        var needed = new HashSet<SequenceValue>(scan.Recurrent);
        return Enumerable.Range(0, scan.Outputs.Count).Where(i => needed.Contains(scan.Outputs[i])).Select(i => scan.Body.Outputs[i]).ToList();
    }

    /// <summary>What moved products and accumulations read of what stays.</summary>
    private static HashSet<Value> Crossing(StepProgram body, HashSet<Value> sunk) => new(sunk
        .SelectMany(v => v.Operands)
        .Concat(body.Accumulations.SelectMany(a => a.Operands))
        .Where(v => !sunk.Contains(v) && v.Op is not (Input or Constant or OneHot)));

    /// <summary>The line between the scan and what leaves it: values that cross it become outputs of the scan.</summary>
    private sealed class Cut(Node scan, IReadOnlyList<int> kept, HashSet<Value> crossing)
    {
        private readonly List<Value> _values = kept.Select(i => scan.Body.Outputs[i]).ToList();
        private readonly List<SequenceValue> _sequences = kept.Select(i => scan.Outputs[i]).ToList();

        public Node Scan() => scan with
        {
            Body = Rewriter.Rewrite(scan.Body with { Outputs = _values, Accumulations = [] }, (_, _) => null),
            Outputs = _sequences,
        };

        /// <summary>A map of part of the scan's body. Products move; what feeds them is read from the scan's outputs, or from what the scan reads.</summary>
        public Map Map(string part, StepProgram body, IReadOnlyList<SequenceValue> outputs)
        {
            var feeds = scan.Feeds.ToList();
            var rewritten = Rewriter.Rewrite(body, (rewriter, value) => crossing.Contains(value) ? Cross(value, rewriter.Builder, feeds) : null);
            return new Map(scan.Name.Of(part), rewritten, feeds, outputs, scan.Steps, PerStep: true) { CutFrom = scan.Name };
        }

        private Value Cross(Value value, StepBuilder builder, List<Feed> feeds)
        {
            var index = _values.IndexOf(value);
            if (index < 0)
            {
                index = _values.Count;
                _values.Add(value);
                _sequences.Add(new SequenceValue(new(scan.Name.ToString(), LabelOf(value).ToString()), value.Width, SequenceSpan.Steps, scan.Steps));
            }

            var feed = new Feed(_sequences[index]);
            if (!feeds.Contains(feed))
            {
                feeds.Add(feed);
            }

            var label = LabelOf(value);
            return builder.Let(label, builder.Apply(new Input(feeds.IndexOf(feed), value.Width, label.ToString())));
        }

        private static ValueName LabelOf(Value value) => value.Name ?? "part" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
