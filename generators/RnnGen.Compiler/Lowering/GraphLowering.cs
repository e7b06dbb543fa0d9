using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers each of which is a node of its own over all steps, behind those that it reads.</summary>
/// <param name="context">The network.</param>
/// <param name="valid">Which steps of the inputs are within a row's length.</param>
/// <param name="teacher">What is fed back in a layer whose recurrence runs through the network's output.</param>
internal sealed class GraphLowering(LoweringContext context, SequenceValue valid, Teacher teacher)
{
    private readonly Dictionary<int, Feed> _outputs = [];
    private readonly Dictionary<int, (Feed Forward, Feed Reverse)> _directions = [];
    private readonly Dictionary<int, Feed> _lasts = [];
    private readonly List<RecurrentRun> _runs = [];
    private readonly Dictionary<int, IReadOnlyList<Scan>> _scans = [];
    private readonly SelfAttentionLowering _attention = new(context);

    /// <summary>Of layers that do not give a value at each step of the inputs, which of their steps are within a row's length.</summary>
    private readonly Dictionary<int, SequenceValue> _valids = [];

    /// <summary>The recurrent layers so far, with the states that they end with; without those whose states are not handed over.</summary>
    public IReadOnlyList<RecurrentRun> Runs => _runs;

    /// <summary>Says what an input gives.</summary>
    public void Begin(Layer input, Feed x) => _outputs.Add(input.Index, x);

    /// <summary>The sequence that says which steps of a layer are within a row's length.</summary>
    public SequenceValue ValidOf(int layer) => _valids.TryGetValue(layer, out var own) ? own : valid;

    /// <summary>The value of a layer that has been added, or of an input.</summary>
    public Feed this[int layer] => _outputs[layer];

    /// <summary>Gives callers the values of a layer that has been added: copies of them, which nothing else changes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="nodes">Takes the nodes that copy.</param>
    public ExposedLayer Expose(Layer layer, List<Node> nodes)
    {
        var feed = _outputs[layer.Index];
        var node = new NodeBuilder(new(layer.Name, "exposed"), feed.Sequence.Steps);
        var values = new SequenceValue(new(layer.Name, "values"), feed.Sequence.Width, SpanOf(feed), feed.Sequence.Steps);
        nodes.Add(node.Map(node.Step.Let("values", node.Step.Apply(new Same(), node.Read(feed, LabelOf(feed)))), values));
        if (!_scans.TryGetValue(layer.Index, out var scans))
        {
            return new ExposedLayer(layer.Name, values, null, []);
        }

        var last = new NodeBuilder(new(layer.Name, "last"), feed.Sequence.Steps);
        var histories = scans.SelectMany(scan => scan.Histories).ToList();
        var read = histories.Select(history => last.Read(history, history.Name.ToString(), FeedAccess.Final)).ToArray();
        var states = new SequenceValue(new(layer.Name, "states"), histories.Sum(history => history.Width), SequenceSpan.Once, feed.Sequence.Steps);
        nodes.Add(last.Map(last.Step.Let("states", read.Length == 1 ? last.Step.Apply(new Same(), read[0]) : last.Step.Apply(new Concat(), read)), states));
        return new ExposedLayer(layer.Name, values, states, [.. histories.Select(history => (history.Name.ToString(), history.Width))]);
    }

    /// <summary>Adds a layer behind those that it reads.</summary>
    public Feed Add(Layer layer)
    {
        if (layer.Place.Sources.Select(source => ValidOf(source.Layer)).FirstOrDefault(own => own != valid) is { } strided)
        {
            _valids.Add(layer.Index, strided);
        }

        return _outputs[layer.Index] = Lowered(layer);
    }

    private Feed Lowered(Layer layer) => layer switch
    {
        RecurrentLayer recurrent => Recurrent(recurrent, Source(layer)),
        TreeLayer tree => TreeLowering.Add(context, tree, Source(layer), valid.Steps),
        ConvolutionLayer convolution => Convolution(convolution, Source(layer)),
        AttentionLayer attention => _attention.Add(attention, Source(layer), ValidOf(layer.Index)),
        _ when LayerEquations.ReadsSeveral(layer) => Several(layer),
        _ => Pointwise(layer, Source(layer)),
    };

    /// <summary>The one value that a layer reads.</summary>
    private Feed Source(Layer layer) => Source(layer, layer.Place.Sources.Single().Layer);

    /// <summary>The value of a layer as another one reads it: at each step that of the step, or once that of the last.</summary>
    private Feed Source(Layer reader, int source) => reader is { Span: LayerSpan.Once, IsRecurrent: false } ? Last(source) : _outputs[source];

    /// <summary>The one value of a layer: of a recurrent layer that gives one at each step, that of the last.</summary>
    private Feed Last(int source)
    {
        if (SpanOf(_outputs[source]) == SequenceSpan.Once)
        {
            return _outputs[source];
        }

        if (!_lasts.TryGetValue(source, out var last))
        {
            var layer = (RecurrentLayer)context.Network.Layers[source];
            last = _directions.TryGetValue(source, out var pair)
                ? Merged(layer, "_last", pair.Forward with { Access = FeedAccess.Final }, pair.Reverse with { Access = FeedAccess.Final })
                : _outputs[source] with { Access = FeedAccess.Final };
            _lasts.Add(source, last);
        }

        return last;
    }

    private Feed Convolution(ConvolutionLayer layer, Feed x)
    {
        var (output, own) = ConvolutionLowering.Add(context, layer, x, ValidOf(layer.Index));
        _valids[layer.Index] = own;
        return output;
    }

    private int StepsOf(Layer layer) => ValidOf(layer.Index).Steps;

    private static SequenceSpan SpanOf(Feed x) =>
        x.Access == FeedAccess.Final || x.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    /// <summary>How equations call a layer's input: of a recurrent layer, the last state may be all that is read, of a tree layer the root's.</summary>
    private static string LabelOf(Feed x) => x.Access == FeedAccess.Final ? "h_last" : x.Sequence.Role == SequenceRole.Copied ? "h_root" : "x";

    private Feed Recurrent(RecurrentLayer layer, Feed x)
    {
        var access = layer.Span == LayerSpan.Once ? FeedAccess.Final : FeedAccess.Current;
        var parameters = new LayerParameters(layer.Name, layer.Weights);
        x = layer.Dropout > 0 ? Dropped(layer.Name + ".dropout", x, layer.Dropout) : x;
        var forward = Run(layer, layer.Name, parameters, x, layer.Reverse ? Direction.Backward : Direction.Forward);
        var output = new Feed(OutputOf(forward, layer), access);
        if (!layer.Bidirectional)
        {
            AddRun(layer, forward);
            context.AddLayer(layer, x.Sequence.Width, output.Sequence.Width, parameters.All);
            return output;
        }

        var reverseParameters = new LayerParameters(layer.Name, layer.Weights, Direction.Backward);
        var reverse = Run(layer, new(layer.Name, "reverse"), reverseParameters, x, Direction.Backward, isSecond: true);
        _directions.Add(layer.Index, (output, new Feed(OutputOf(reverse, layer), access)));
        var merged = Merged(layer, "", output, new Feed(OutputOf(reverse, layer), access));
        AddRun(layer, forward, reverse);
        context.AddLayer(layer, x.Sequence.Width, merged.Sequence.Width, parameters.All.Concat(reverseParameters.All));
        return merged;
    }

    /// <summary>The output is the first state; with a residual connection, the state that adds the input to it, which is the last.</summary>
    private static SequenceValue OutputOf(Scan scan, RecurrentLayer layer) => scan.Histories[layer.Residual ? scan.Histories.Count - 1 : 0];

    private void AddRun(RecurrentLayer layer, params Scan[] directions)
    {
        _scans.Add(layer.Index, directions);
        if (layer.Cell.HandsOverStates)
        {
            _runs.Add(new RecurrentRun(layer.Name, directions));
        }
    }

    /// <summary>Runs a cell over the steps.</summary>
    private Scan Run(RecurrentLayer layer, NodeName name, LayerParameters parameters, Feed x, Direction direction, bool isSecond = false)
    {
        var node = new NodeBuilder(name, StepsOf(layer));
        var role = layer == context.Network.Last ? CellRole.Layer with { FedBack = output => teacher.FedBack(node, output) } : CellRole.Layer;
        role = layer.HasInitialStates ? role with { Initial = new InitialStates(context, layer, name.ToString(), parameters, source => _outputs[source.Index]).Of } : role;
        LayerEquations.Cell(layer, context, node, name.ToString(), parameters, LayerEquations.Operand(node, x, layer.Cell.InputName), ValidOf(layer.Index), role with { IsSecond = isSecond });
        var scan = node.Scan(direction);
        context.Forward.Add(scan);
        return scan;
    }

    /// <summary>The outputs of both directions as one. Each direction has its own last step: the forward one the row's last, the other its first.</summary>
    private Feed Merged(RecurrentLayer layer, string suffix, Feed forward, Feed reverse)
    {
        var node = new NodeBuilder(new(layer.Name, "merge" + suffix), StepsOf(layer));
        var (h, r) = (node.Read(forward, "h→"), node.Read(reverse, "h←"));
        var merged = layer.Merge switch
        {
            MergeMode.Concat => node.Step.Apply(new Concat(), h, r),
            MergeMode.Sum => h + r,
            MergeMode.Average => 0.5 * (h + r),
            MergeMode.Multiply => h * r,
            _ => throw new InvalidOperationException($"{layer.Merge} is no way of merging."),
        };
        var output = new SequenceValue(new(layer.Name, "merged" + suffix), merged.Width, SpanOf(forward), node.Steps);
        context.Forward.Add(node.Map(node.Step.Let("h", merged), output));
        return new Feed(output);
    }

    /// <summary>A layer without states: a map.</summary>
    private Feed Pointwise(Layer layer, Feed x)
    {
        var node = new NodeBuilder(layer.Name, StepsOf(layer));
        var (y, parameters) = LayerEquations.Of(layer, context, node, LayerEquations.Operand(node, x, LabelOf(x)), SpanOf(x));
        var output = Map(node, layer.Name, y, x);
        context.AddLayer(layer, x.Sequence.Width, y.Width, parameters);
        return output;
    }

    /// <summary>A layer that makes one value of several: a map.</summary>
    private Feed Several(Layer layer)
    {
        var node = new NodeBuilder(layer.Name, StepsOf(layer));
        var feeds = layer.Place.Sources.Select(source => (Feed: Source(layer, source.Layer), context.Network.Layers[source.Layer].Name)).ToList();
        var values = feeds.Select((source, i) => LayerEquations.Operand(node, source.Feed, LayerEquations.NameOfInput(layer, i) ?? source.Name)).ToArray();
        var span = feeds.All(source => SpanOf(source.Feed) == SequenceSpan.Once) ? SequenceSpan.Once : SequenceSpan.Steps;
        var (y, parameters, inputSize) = LayerEquations.OfSeveral(layer, node, values);
        var output = new SequenceValue(new(layer.Name, y.Name!.Text), y.Width, span, node.Steps);
        context.Forward.Add(node.Map(y, output));
        context.AddLayer(layer, inputSize, y.Width, parameters);
        return new Feed(output);
    }

    private Feed Dropped(string name, Feed x, double rate)
    {
        var node = new NodeBuilder(name, x.Sequence.Steps);
        return Map(node, name, node.Step.Let("y", LayerEquations.Dropped(name, context, node, LayerEquations.Operand(node, x, LabelOf(x)), rate, SpanOf(x))), x);
    }

    private Feed Map(NodeBuilder node, string name, Value y, Feed x)
    {
        var output = new SequenceValue(new(name, y.Name!.Text), y.Width, SpanOf(x), node.Steps);
        context.Forward.Add(node.Map(y, output));
        return new Feed(output);
    }
}

/// <summary>A recurrent layer that has run: one scan for each of its directions.</summary>
internal sealed record RecurrentRun(string Name, IReadOnlyList<Scan> Directions);
