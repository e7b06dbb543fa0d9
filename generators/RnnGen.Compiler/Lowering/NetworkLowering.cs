using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers, cells and loss become a sequence program: the forward equations of the network.</summary>
internal sealed class NetworkLowering
{
    private readonly NetworkDeclaration _declaration;
    private readonly IReadOnlyList<string> _names;
    private readonly int _lastRecurrent;
    private readonly List<Node> _forward = [];
    private readonly List<LoweredLayer> _layers = [];
    private readonly List<DropoutMask> _masks = [];
    private readonly SequenceValue _valid;

    private NetworkLowering(NetworkDeclaration declaration)
    {
        _declaration = declaration;
        _names = LayerNames.Of(declaration.Layers);
        _valid = new("valid", 1, SequenceSpan.Steps, Steps, SequenceRole.Valid);
        _lastRecurrent = declaration.Layers.ToList().FindLastIndex(layer => CellCatalog.Find(layer.Kind) is not null);
    }

    private int Steps => _declaration.Options.Steps;

    public static LoweredNetwork Lower(NetworkDeclaration declaration, CancellationToken cancellationToken) =>
        new NetworkLowering(declaration).Run(cancellationToken);

    private LoweredNetwork Run(CancellationToken cancellationToken)
    {
        var input = Input(_declaration.Layers[0]);
        var current = new Feed(input);
        for (var i = 1; i < _declaration.Layers.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            current = Layer(i, current);
        }

        var tail = LossLowering.Lower(_declaration.Loss, current, _valid, [.. _names]);
        var contract = new NetworkInterface(input, _valid, current, tail.Outputs, tail.Target, tail.Weights, tail.RowLosses, _masks, tail.Paths);
        return new LoweredNetwork(new SequenceProgram(_forward, tail.Link, tail.Loss, [], contract), _layers);
    }

    private SequenceValue Input(LayerDeclaration input) => input.Integer("Vocabulary") is > 0 and var vocabulary
        ? new SequenceValue("tokens", vocabulary, SequenceSpan.Steps, Steps, SequenceRole.Tokens)
        : new SequenceValue("x", input.Integer("features"), SequenceSpan.Steps, Steps, SequenceRole.Inputs);

    private Feed Layer(int index, Feed x)
    {
        var layer = _declaration.Layers[index];
        return layer.Kind switch
        {
            "Embedding" => Embedding(layer, _names[index], x),
            "Dense" => Dense(layer, _names[index], x),
            "Dropout" => Dropout(layer, _names[index], x),
            _ when CellCatalog.Find(layer.Kind) is { } cell => Recurrent(cell, layer, _names[index], x, isLast: index == _lastRecurrent),
            _ => throw new InvalidOperationException($"No layer is called {layer.Kind}."),
        };
    }

    private Feed Recurrent(Cell cell, LayerDeclaration layer, string name, Feed x, bool isLast)
    {
        var access = isLast && _declaration.Options.Shape != SequenceShape.ManyToMany ? FeedAccess.Final : FeedAccess.Current;
        var parameters = new LayerParameters(name, layer);
        var output = new Feed(Run(cell, layer, name, parameters, x, layer.Flag("Reverse", false) ? Direction.Backward : Direction.Forward), access);
        if (!layer.Flag("Bidirectional", false))
        {
            AddLayer(layer, name, x, output.Sequence.Width, parameters.All);
            return output;
        }

        var reverseParameters = new LayerParameters(name, layer, Direction.Backward);
        var reverse = new Feed(Run(cell, layer, name + ".reverse", reverseParameters, x, Direction.Backward), access);
        var merged = Merged((Merge)layer.Integer("Merge"), name, output, reverse);
        AddLayer(layer, name, x, merged.Sequence.Width, parameters.All.Concat(reverseParameters.All));
        return merged;
    }

    /// <summary>Runs a cell over the steps; the result is the history of its first state.</summary>
    private SequenceValue Run(Cell cell, LayerDeclaration layer, string name, LayerParameters parameters, Feed x, Direction direction)
    {
        var node = new NodeBuilder(name, Steps);
        var input = Operand(node, x, "x");
        var builder = new CellBuilder(node.Step, parameters, layer, layer.Integer("units"), input, node.Read(_valid, "valid"));
        cell.Define(builder);
        var scan = node.Scan(builder.States, direction: direction);
        _forward.Add(scan);
        return scan.Histories[0];
    }

    /// <summary>The outputs of both directions as one. Each direction has its own last step: the forward one the row's last, the other its first.</summary>
    private Feed Merged(Merge merge, string name, Feed forward, Feed reverse)
    {
        var node = new NodeBuilder(name + ".merge", Steps);
        var (h, r) = (node.Read(forward, "h→"), node.Read(reverse, "h←"));
        var merged = merge switch
        {
            Merge.Concat => node.Step.Apply(new Concat(), h, r),
            Merge.Sum => h + r,
            Merge.Average => 0.5 * (h + r),
            Merge.Multiply => h * r,
            _ => throw new ArgumentOutOfRangeException(nameof(merge), merge, "An unknown way of merging."),
        };
        var output = new SequenceValue(name + ".merged", merged.Width, SpanOf(forward), Steps);
        _forward.Add(node.Map(node.Step.Let("h", merged), output));
        return new Feed(output);
    }

    private Feed Embedding(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var parameters = new LayerParameters(name, layer);
        var size = layer.Integer("size");
        var table = parameters.Weight("weight", "", "E", size, x.Sequence.Width, "Kernel", pyTorchFan: 0, Initializer.Uniform, scale: 0.05) with { IsTable = true };
        return AddMap(node, node.Step.Apply(new MatVec(table), Operand(node, x, "x")), "e", layer, name, x, [table]);
    }

    private Feed Dense(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var parameters = new LayerParameters(name, layer);
        var units = layer.Integer("units");
        var activation = Activations.Of((Activation)layer.Integer("Activation"), node.Step, isGate: false);

        var input = Operand(node, x, LabelOf(x));
        var fan = input.Width;
        var sum = node.Step.Apply(new MatVec(parameters.Weight("weight", "", "V", units, fan, "Kernel", fan)), input);
        if (layer.Flag("UseBias", true))
        {
            sum = node.Step.Apply(new Bias(parameters.Bias("bias", "", "c", units, 0, fan))) + sum;
        }

        var y = activation(sum);
        if (y != sum)
        {
            node.Step.Let("a_y", sum);
        }

        return AddMap(node, y, "y", layer, name, x, parameters.All);
    }

    private Feed Dropout(LayerDeclaration layer, string name, Feed x)
    {
        var node = new NodeBuilder(name, Steps);
        var input = Operand(node, x, LabelOf(x));
        var mask = new SequenceValue(name + ".m", input.Width, SpanOf(x), Steps, SequenceRole.DropoutMask);
        _masks.Add(new DropoutMask(mask, layer.Number("rate", 0)));
        return AddMap(node, node.Step.Apply(new Dropout(), input, node.Read(mask, "m")), "y", layer, name, x, []);
    }

    /// <summary>The layer's input as equations see it: tokens as one-hot vectors.</summary>
    private static Value Operand(NodeBuilder node, Feed x, string label)
    {
        var value = node.Read(x, x.Sequence.Role == SequenceRole.Tokens ? "token" : label);
        return x.Sequence.Role == SequenceRole.Tokens ? node.Step.Apply(new OneHot(x.Sequence.Width), value) : value;
    }

    /// <summary>How equations call a layer's input: of a recurrent layer, the last state may be all that is read.</summary>
    private static string LabelOf(Feed x) => x.Access == FeedAccess.Final ? "h_last" : "x";

    private static SequenceSpan SpanOf(Feed x) =>
        x.Access == FeedAccess.Final || x.Sequence.Span == SequenceSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;

    private Feed AddMap(NodeBuilder node, Value result, string label, LayerDeclaration layer, string name, Feed x, IEnumerable<Parameter> parameters)
    {
        var output = new SequenceValue($"{name}.{label}", result.Width, SpanOf(x), Steps);
        _forward.Add(node.Map(node.Step.Let(label, result), output));
        AddLayer(layer, name, x, result.Width, parameters);
        return new Feed(output);
    }

    private void AddLayer(LayerDeclaration layer, string name, Feed x, int width, IEnumerable<Parameter> parameters) =>
        _layers.Add(new LoweredLayer(name, layer.Kind, x.Sequence.Width, width, parameters.ToList()));
}
