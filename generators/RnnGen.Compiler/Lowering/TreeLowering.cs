using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>A tree layer becomes a tree scan.</summary>
internal static class TreeLowering
{
    /// <summary>Adds the layer; the result is what follows it reads: of a layer that gives one value for a tree, the root's.</summary>
    /// <param name="context">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">What the nodes of a tree read.</param>
    /// <param name="steps">The most nodes of a tree.</param>
    public static Feed Add(LoweringContext context, TreeLayer layer, Feed x, int steps)
    {
        var (name, toRoot) = (layer.Name, layer.Span == LayerSpan.Once);
        var node = new NodeBuilder(name, steps);
        var parameters = new LayerParameters(name, layer.Weights);
        var builder = new TreeCellBuilder(node, name, parameters, layer.Units, layer.UseBias, LayerEquations.Operand(node, x, "x"));
        layer.Cell.Define(builder);

        var output = builder.States[0].Sequence;
        var atRow = new SequenceValue(output.Name with { Label = output.Name.Label + "_root" }, output.Width, SequenceSpan.Once, steps, SequenceRole.Copied);
        foreach (var (value, sequence) in builder.States)
        {
            node.Output(value, sequence);
        }

        context.Forward.Add(node.TreeScan(builder.Children, toRoot ? new RootLink(output, atRow) : null));
        context.AddLayer(layer, x.Sequence.Width, output.Width, parameters.All);
        return new Feed(toRoot ? atRow : output);
    }
}
