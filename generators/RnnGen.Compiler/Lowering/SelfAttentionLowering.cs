using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>Self-attention: a map makes queries, keys and values of each step, nodes collect keys and values, and another map lets each step attend to them.</summary>
/// <param name="context">The network; gets the nodes.</param>
internal sealed class SelfAttentionLowering(LoweringContext context)
{
    /// <summary>For each number of steps, what a step sees of them: 1 for itself and those before it, otherwise 0.</summary>
    private readonly Dictionary<int, SequenceValue> _pasts = [];

    /// <summary>Adds the nodes of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Its input.</param>
    /// <param name="valid">The steps that are within a row's length.</param>
    /// <returns>Its output.</returns>
    public Feed Add(AttentionLayer layer, Feed x, SequenceValue valid)
    {
        var (width, steps, parameters) = (x.Sequence.Width, x.Sequence.Steps, new LayerParameters(layer.Name, layer.Weights));

        var projection = new NodeBuilder(new(layer.Name, "projections"), steps);
        var input = LayerEquations.Operand(projection, x, "x");
        var queries = Projected("q");
        var leaving = queries.Select(query => AttentionHeads.Leaving(layer.Name, projection, query)).ToList();
        var heads = AttentionHeads.Of(context, layer.Name, projection, Projected("k"), Projected("v"), layer.Causal);
        var seen = !layer.Causal ? CollectedSteps.Of(context, new(layer.Name, "valid"), new Feed(valid)) : steps > 1 ? PastOf(steps) : null;

        var node = new NodeBuilder(layer.Name, steps);
        var attended = heads.Attended(
            node,
            [.. leaving.Select((query, i) => node.Read(query, queries[i].Name!.Text))],
            (equations, scores) => seen is null ? scores : equations.Seen(layer.Causal ? new Where() : new WhileValid(), node.Read(seen, "seen"), scores),
            Dropped);
        var y = Summed(node.Step, node.Step.Apply(new MatVec(parameters.Weight("out_proj_weight", "", new("W", "o"), width, width, WeightRole.Kernel, width)), attended), "out_proj_bias", "", new("b", "o"), width);
        var output = new SequenceValue(new(layer.Name, "y"), width, SequenceSpan.Steps, steps);
        context.Forward.Add(node.Map(node.Step.Let("y", layer.Residual ? node.Read(x, "x") + node.Step.Let("f", y) : y), output));
        context.AddLayer(layer, width, width, parameters.All);
        return new Feed(output);

        // The rows of a projection's matrix are those of the first head, then of the second: a block of the tensor for each.
        List<Value> Projected(string name) => [.. AttentionHeads.NamesOf(layer.Heads).Select(head => Projection(name + head, width / layer.Heads))];

        Value Projection(string name, int rows) => projection.Step.Let(
            name, Summed(projection.Step, projection.Step.Apply(new MatVec(parameters.Weight("in_proj_weight", name, new("W", name), rows, width, WeightRole.Kernel, width)), input), "in_proj_bias", name, new("b", name), rows));

        Value Summed(StepBuilder step, Value product, string tensor, string gate, ParameterSymbol symbol, int rows) =>
            layer.UseBias ? step.Apply(new Bias(parameters.Vector(tensor, gate, symbol, rows, 0, 0))) + product : product;

        Value Dropped(string head, Value weights) => layer.Dropout > 0
            ? node.Step.Let("kept" + head, LayerEquations.Dropped(layer.Name + ".weights" + head, context, node, weights, layer.Dropout, SequenceSpan.Steps))
            : weights;
    }

    /// <summary>The steps that a step sees: a delay line of ones, which grows from step to step.</summary>
    private SequenceValue PastOf(int steps)
    {
        if (!_pasts.TryGetValue(steps, out var past))
        {
            var node = new NodeBuilder(context.NameBeside(_pasts.Count == 0 ? "past" : "past" + steps), steps);
            var before = node.State("past", steps);
            node.Next(before, node.Step.Apply(new Concat(), node.Step.Constant(1), node.Step.Apply(new Slice(0, steps - 1), before)));
            var scan = node.Scan();
            context.Forward.Add(scan);
            _pasts.Add(steps, past = scan.Histories[0]);
        }

        return past;
    }
}
