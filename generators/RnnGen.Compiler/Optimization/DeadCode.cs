using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>Feeds that no equation reads, outputs that no node reads.</summary>
internal sealed class DeadCode : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context)
    {
        var contract = program.Interface;
        var read = new HashSet<SequenceValue>(program.AllNodes.SelectMany(ReadBy).Concat(contract.Results));
        read.UnionWith(contract.Exposed.SelectMany(layer => layer.Sequences));
        read.UnionWith(contract.Traces.Select(trace => trace.Sequence));
        read.UnionWith(contract.Inputs.Select(input => input.Gradient).OfType<SequenceValue>());
        return program.Rewrite(node => [WithoutUnusedFeeds(WithoutUnusedOutputs(node, read))]);
    }

    private static IEnumerable<SequenceValue> ReadBy(Node node)
    {
        var used = new HashSet<int>(node.Body.LiveValues().Select(v => v.Op).OfType<Input>().Select(i => i.Index));
        return node.Feeds.Where((_, i) => used.Contains(i)).Select(feed => feed.Sequence).Concat(node.OtherReads).Concat(node.Recurrent);
    }

    private static Node WithoutUnusedOutputs(Node node, HashSet<SequenceValue> read)
    {
        var kept = Enumerable.Range(0, node.Outputs.Count).Where(i => read.Contains(node.Outputs[i])).ToList();
        return node with
        {
            Body = node.Body with { Outputs = kept.Select(i => node.Body.Outputs[i]).ToList() },
            Outputs = kept.Select(i => node.Outputs[i]).ToList(),
        };
    }

    private static Node WithoutUnusedFeeds(Node node)
    {
        var used = node.Body.LiveValues().Where(v => v.Op is Input).ToList();
        var feeds = used.Select(v => node.Feeds[((Input)v.Op).Index]).Distinct().ToList();
        var inputs = new List<Value>();
        var body = Rewriter.Rewrite(node.Body with { Inputs = [] }, (rewriter, value) =>
        {
            if (value.Op is not Input input)
            {
                return null;
            }

            var copy = rewriter.Builder.Apply(input with { Index = feeds.IndexOf(node.Feeds[input.Index]) });
            inputs.Add(copy);
            return copy;
        });
        return node with { Body = body with { Inputs = inputs }, Feeds = feeds };
    }
}
