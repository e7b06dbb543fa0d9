using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Optimization;

/// <summary>A session has one step at a time: it keeps the past steps that are attended to in a state.</summary>
internal sealed class StreamMemories : IPass
{
    public SequenceProgram Run(SequenceProgram program, PassContext context)
    {
        var kept = new Dictionary<SequenceValue, SequenceValue>();
        return program.Rewrite(node =>
        {
            if (node is not StackSteps { IsCausal: true } collect)
            {
                return [node with { Feeds = [.. node.Feeds.Select(feed => kept.TryGetValue(feed.Sequence, out var steps) ? feed with { Sequence = steps } : feed)] }];
            }

            var target = new SequenceValue(collect.Target.Name, collect.Target.Width, SequenceSpan.Steps, collect.Steps);
            kept.Add(collect.Target, target);
            return [KeptSteps.Of(collect.Name, collect.Source, target, collect.Steps)];
        });
    }
}
