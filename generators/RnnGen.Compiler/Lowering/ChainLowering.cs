using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers one after the other, each a node of its own over all steps.</summary>
/// <param name="context">The network.</param>
/// <param name="valid">Which steps are within a row's length.</param>
/// <param name="lastRecurrent">The layer of which only the last state is read; -1 where every step's output is.</param>
/// <param name="teacher">What is fed back in a layer whose recurrence runs through the network's output.</param>
internal sealed class ChainLowering(LoweringContext context, SequenceValue valid, int lastRecurrent, Teacher teacher)
{
    private readonly List<RecurrentRun> _runs = [];

    /// <summary>The recurrent layers so far, with the states that they end with; without delay lines, whose states are inputs.</summary>
    public IReadOnlyList<RecurrentRun> Runs => _runs;

    private int Steps => valid.Steps;

    /// <summary>Adds a layer after <paramref name="x"/>.</summary>
    public Feed Add(int index, Feed x)
    {
        var (layer, name) = (context.Declaration.Layers[index], context.Names[index]);
        return layer.Kind switch
        {
            "Embedding" => Embedding(layer, name, x),
            "Dense" => Dense(layer, name, x),
            "Dropout" => Dropout(layer, name, x),
            "LayerNorm" => LayerNorm(layer, name, x),
            _ when CellCatalog.Of(layer) is { } cell => Recurrent(cell, index, x),
            _ when TreeCellCatalog.Find(layer.Kind) is { } cell => TreeLowering.Add(context, cell, index, x, Steps, toRoot: index == lastRecurrent),
            _ => throw new InvalidOperationException($"No layer is called {layer.Kind}."),
        };
    }

    private static SequenceSpan SpanOf(Feed x) =>
        x.Access == FeedAccess.Final || x.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>How equations call a layer's input: of a recurrent layer, the last state may be all that is read, of a tree layer the root's.</summary>
    private static string LabelOf(Feed x) => x.Access == FeedAccess.Final ? "h_last" : x.Sequence.Role == SequenceRole.Copied ? "h_root" : "x";

    private Feed Recurrent(Cell cell, int index, Feed x)
    {
        var (layer, name) = (context.Declaration.Layers[index], context.Names[index]);
        var access = index == lastRecurrent ? FeedAccess.Final : FeedAccess.Current;
        var parameters = new LayerParameters(name, layer);
        x = layer.Number("Dropout", 0) is > 0 and var rate ? Dropped(name + ".dropout", x, rate) : x;
        var forward = Run(cell, index, name, parameters, x, layer.Flag("Reverse", false) ? Direction.Backward : Direction.Forward);
        var output = new Feed(OutputOf(forward, layer), access);
        if (!layer.Flag("Bidirectional", false))
        {
            AddRun(cell, name, forward);
            context.AddLayer(layer, name, x.Sequence.Width, output.Sequence.Width, parameters.All);
            return output;
        }

        var reverseParameters = new LayerParameters(name, layer, Direction.Backward);
        var reverse = Run(cell, index, new(name, "reverse"), reverseParameters, x, Direction.Backward);
        var merged = Merged((Merge)layer.Integer("Merge"), name, output, new Feed(OutputOf(reverse, layer), access));
        AddRun(cell, name, forward, reverse);
        context.AddLayer(layer, name, x.Sequence.Width, merged.Sequence.Width, parameters.All.Concat(reverseParameters.All));
        return merged;
    }

    /// <summary>The output is the first state; with a residual connection, the state that adds the input to it, which is the last.</summary>
    private static SequenceValue OutputOf(Scan scan, LayerDeclaration layer) => scan.Histories[layer.Flag("Residual", false) ? scan.Histories.Count - 1 : 0];

    private void AddRun(Cell cell, string name, params Scan[] directions)
    {
        if (!cell.IsDelayLine)
        {
            _runs.Add(new RecurrentRun(name, directions));
        }
    }

    /// <summary>Runs a cell over the steps.</summary>
    private Scan Run(Cell cell, int index, NodeName name, LayerParameters parameters, Feed x, Direction direction)
    {
        var node = new NodeBuilder(name, Steps);
        var isLast = index == context.Declaration.Layers.Count - 1;
        var role = isLast ? CellRole.Layer with { FedBack = output => teacher.FedBack(node, output) } : CellRole.Layer;
        LayerEquations.Cell(cell, node, context, name.ToString(), context.Declaration.Layers[index], parameters, LayerEquations.Operand(node, x, cell.InputName), valid, role);
        var scan = node.Scan(direction);
        context.Forward.Add(scan);
        return scan;
    }

    /// <summary>The outputs of both directions as one. Each direction has its own last step: the forward one the row's last, the other its first.</summary>
    private Feed Merged(Merge merge, string name, Feed forward, Feed reverse)
    {
        var node = new NodeBuilder(new(name, "merge"), Steps);
        var (h, r) = (node.Read(forward, "h→"), node.Read(reverse, "h←"));
        var merged = merge switch
        {
            Merge.Concat => node.Step.Apply(new Concat(), h, r),
            Merge.Sum => h + r,
            Merge.Average => 0.5 * (h + r),
            Merge.Multiply => h * r,
            _ => throw new ArgumentOutOfRangeException(nameof(merge), merge, "An unknown way of merging."),
        };
        var output = new SequenceValue(new(name, "merged"), merged.Width, SpanOf(forward), Steps);
        context.Forward.Add(node.Map(node.Step.Let("h", merged), output));
        return new Feed(output);
    }

    private Feed Embedding(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var e = LayerEquations.Embedding(node, layer, name, LayerEquations.Operand(node, x, "x"), out var table);
        return AddMap(node, e, "e", layer, name, x, [table]);
    }

    private Feed Dense(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var y = LayerEquations.Dense(node, layer, name, LayerEquations.Operand(node, x, LabelOf(x)), out var parameters);
        return AddMap(node, y, "y", layer, name, x, parameters);
    }

    private Feed Dropout(LayerDeclaration layer, string name, Feed x)
    {
        var output = Dropped(name, x, layer.Number("rate", 0));
        context.AddLayer(layer, name, x.Sequence.Width, output.Sequence.Width, []);
        return output;
    }

    private Feed Dropped(string name, Feed x, double rate)
    {
        var node = new NodeBuilder(name, Steps);
        var y = LayerEquations.Dropout(node, context, rate, name, LayerEquations.Operand(node, x, LabelOf(x)), SpanOf(x));
        var output = new SequenceValue(new(name, "y"), y.Width, SpanOf(x), Steps);
        context.Forward.Add(node.Map(node.Step.Let("y", y), output));
        return new Feed(output);
    }

    private Feed LayerNorm(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var y = LayerEquations.LayerNorm(node, layer, name, LayerEquations.Operand(node, x, LabelOf(x)), out var parameters);
        return AddMap(node, y, "y", layer, name, x, parameters);
    }

    private Feed AddMap(NodeBuilder node, Value result, string label, LayerDeclaration layer, string name, Feed x, IEnumerable<Parameter> parameters)
    {
        var output = new SequenceValue(new(name, label), result.Width, SpanOf(x), Steps);
        context.Forward.Add(node.Map(node.Step.Let(label, result), output));
        context.AddLayer(layer, name, x.Sequence.Width, result.Width, parameters);
        return new Feed(output);
    }
}

/// <summary>A recurrent layer that has run: one scan for each of its directions.</summary>
internal sealed record RecurrentRun(string Name, IReadOnlyList<Scan> Directions);
