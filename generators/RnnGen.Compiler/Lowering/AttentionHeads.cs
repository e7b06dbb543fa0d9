using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// The keys and values of several heads, as attention reads them: k = W_k x + b_k and v = W_v x + b_v of each step, collected; e_s = (q · k_s) / √d, α = softmax(e), and W_o [Σ_s α_s v_s of each head] + b_o
/// (Vaswani et al., 2017).
/// </summary>
/// <param name="Names">The endings of the names of each head's values; empty where there is one head.</param>
/// <param name="Keys">The keys of all steps, of each head.</param>
/// <param name="Values">The values of all steps, of each head.</param>
/// <param name="Steps">The steps.</param>
internal sealed record AttentionHeads(IReadOnlyList<string> Names, IReadOnlyList<SequenceValue> Keys, IReadOnlyList<SequenceValue> Values, int Steps)
{
    /// <summary>The endings of the names of each head's values.</summary>
    public static IReadOnlyList<string> NamesOf(int heads) =>
        heads == 1 ? [""] : [.. Enumerable.Range(1, heads).Select(head => "_" + head.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Collects the keys and values of the steps.</summary>
    /// <param name="context">The network; gets the nodes.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="node">The node whose outputs they are; nothing else may be added to it afterwards.</param>
    /// <param name="keys">The keys of a step, of each head.</param>
    /// <param name="values">The values of a step, of each head.</param>
    /// <param name="isCausal">Whether a step reads those up to its own only.</param>
    public static AttentionHeads Of(LoweringContext context, string name, NodeBuilder node, IReadOnlyList<Value> keys, IReadOnlyList<Value> values, bool isCausal)
    {
        var names = NamesOf(keys.Count);
        var steps = keys.Concat(values).Select(value => Leaving(name, node, value)).ToList();
        context.Forward.Add(node.Map());
        var collected = steps.Select((sequence, i) => CollectedSteps.Of(context, new(name, (i < keys.Count ? "keys" : "values") + names[i % names.Count]), new Feed(sequence), isCausal)).ToList();
        return new AttentionHeads(names, [.. collected.Take(keys.Count)], [.. collected.Skip(keys.Count)], node.Steps);
    }

    /// <summary>Lets a value of a step leave its node.</summary>
    public static SequenceValue Leaving(string name, NodeBuilder node, Value value)
    {
        var sequence = new SequenceValue(new(name, value.Name!.Text), value.Width, SequenceSpan.Steps, node.Steps);
        node.Output(value, sequence);
        return sequence;
    }

    /// <summary>Σ_s α_s v_s of each head, one behind the other.</summary>
    /// <param name="node">The node that the equations stand in.</param>
    /// <param name="queries">The query of each head.</param>
    /// <param name="seen">The scores of the steps that are attended to.</param>
    /// <param name="dropped">The weights as training has them, of each head.</param>
    public Value Attended(NodeBuilder node, IReadOnlyList<Value> queries, Func<AttentionEquations, Value, Value> seen, Func<string, Value, Value> dropped)
    {
        var contexts = new List<Value>();
        for (var i = 0; i < queries.Count; i++)
        {
            var equations = new AttentionEquations(node.Step, Steps, Names[i]);
            var scores = equations.Let("score", (1 / Math.Sqrt(queries[i].Width)) * equations.Dots("qK", queries[i], node.Read(Keys[i], "K" + Names[i])));
            contexts.Add(equations.Mean("αV", dropped(Names[i], equations.Weights(seen(equations, scores))), node.Read(Values[i], "V" + Names[i])));
        }

        return contexts.Count == 1 ? contexts[0] : node.Step.Let("contexts", node.Step.Apply(new Concat(), [.. contexts]));
    }
}
