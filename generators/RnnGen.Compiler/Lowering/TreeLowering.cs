
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Lowering;

/// <summary>A tree layer becomes a tree scan.</summary>
internal static class TreeLowering
{
    /// <summary>Adds the layer; the result is what follows it reads.</summary>
    /// <param name="context">The network.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="index">The layer.</param>
    /// <param name="x">What the nodes of a tree read.</param>
    /// <param name="steps">The most nodes of a tree.</param>
    /// <param name="toRoot">Whether what follows reads the root alone.</param>
    public static Feed Add(LoweringContext context, TreeCell cell, int index, Feed x, int steps, bool toRoot)
    {
        var (layer, name) = (context.Declaration.Layers[index], context.Names[index]);
        var node = new NodeBuilder(name, steps);
        var parameters = new LayerParameters(name, layer);
        var builder = new TreeCellBuilder(node, name, parameters, layer, LayerEquations.Operand(node, x, "x"));
        cell.Define(builder);

        var output = builder.States[0].Sequence;
        var atRow = new SequenceValue(output.Name with { Label = output.Name.Label + "_root" }, output.Width, SequenceSpan.Once, steps, SequenceRole.Copied);
        foreach (var (value, sequence) in builder.States)
        {
            node.Output(value, sequence);
        }

        context.Forward.Add(node.TreeScan(builder.Children, toRoot ? new RootLink(output, atRow) : null));
        context.AddLayer(layer, name, x.Sequence.Width, output.Width, parameters.All);
        return new Feed(toRoot ? atRow : output);
    }
}
