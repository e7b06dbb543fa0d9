using System;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>What the states of a layer begin with that says so itself: trained vectors, or values that stand once for the whole sequence, as they are or through a bridge, V v + c.</summary>
/// <param name="context">The network.</param>
/// <param name="layer">The layer.</param>
/// <param name="name">Its name, and that of its second direction.</param>
/// <param name="parameters">The set that parameters are added to.</param>
/// <param name="valueOf">From a layer or input that stands once to its value.</param>
internal sealed class InitialStates(LoweringContext context, RecurrentLayer layer, string name, LayerParameters parameters, Func<Layer, Feed> valueOf)
{
    private int _states;

    /// <summary>What the next state of the cell begins with.</summary>
    /// <param name="state">The state.</param>
    /// <param name="width">Its width.</param>
    public Feed Of(string state, int width)
    {
        var rank = _states++;
        var sources = layer.Place.InitialSources;
        return sources.Count == 0 ? Learned(state, width) : From(context.Network.Layers[sources[sources.Count == 1 ? 0 : rank].Layer], state, width);
    }

    private Feed Learned(string state, int width)
    {
        var node = Node(state);
        var first = parameters.Vector("initial_" + state, "", new(state, "0"), width, 0, pyTorchFan: 0);
        return Begin(node, state, node.Step.Apply(new Bias(first)));
    }

    private Feed From(Layer source, string state, int width)
    {
        var feed = valueOf(source);
        if (feed.Sequence.Width == width && feed.Sequence.Role != SequenceRole.Tokens)
        {
            return feed;
        }

        var node = Node(state);
        var value = LayerEquations.Operand(node, feed, source.Name);
        var bridge = parameters.Weight("weight_initial_" + state, "", new("V", state), width, value.Width, WeightRole.Kernel, value.Width);
        var bias = parameters.Vector("bias_initial_" + state, "", new("c", state), width, 0, value.Width);
        return Begin(node, state, node.Step.Apply(new Bias(bias)) + node.Step.Apply(new MatVec(bridge), value));
    }

    private NodeBuilder Node(string state) => new(new($"{name}.{state}", "initial"), context.Network.InputSteps);

    private Feed Begin(NodeBuilder node, string state, Value value)
    {
        var output = new SequenceValue(new($"{name}.{state}", "first"), value.Width, SequenceSpan.Once, context.Network.InputSteps);
        context.Forward.Add(node.Map(node.Step.Let(state + "_first", value), output));
        return new Feed(output);
    }
}
