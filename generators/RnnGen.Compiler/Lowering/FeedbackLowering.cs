using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// The layers after [Decoder]: one scan whose body holds all of them, since each step begins with what the last layer gave at the step before.
/// </summary>
/// <param name="context">The network.</param>
/// <param name="valid">Which output steps are within a row's length.</param>
/// <param name="teacher">What is fed back.</param>
/// <param name="beside">From an input of the output's steps, or a layer or input that belongs to the whole sequence, to its value, which stands beside the steps.</param>
/// <param name="first">What the first step begins with: the network's input; null where that is a start symbol, or zeros.</param>
/// <param name="encoder">The encoder's recurrent layers, whose last states the decoder's begin with; empty without an encoder.</param>
/// <param name="memory">What the decoder attends to; null for nothing.</param>
/// <param name="exposed">The places of the values of layers that callers can read, by index.</param>
internal sealed class FeedbackLowering(
    LoweringContext context, SequenceValue valid, Teacher teacher, Func<Layer, Feed> beside, Feed? first, IReadOnlyList<RecurrentRun> encoder, AttentionMemory? memory, IReadOnlyDictionary<int, SequenceValue> exposed)
{
    private const string Marks = "²³⁴⁵⁶⁷⁸⁹";

    private readonly NodeBuilder _node = new(context.NameBeside("steps"), valid.Steps);
    private readonly EncoderBridge _bridge = new(context.Network.Decoder?.Name ?? "", encoder);
    /// <summary>The values that others read of layers: beside its output, of the last recurrent one, what attention gives.</summary>
    private readonly Dictionary<int, Value> _values = [];
    private readonly Dictionary<int, Value> _outputs = [];
    private int _cells;
    private int _ranks;

    /// <summary>Tokens are fed back: they are chosen from the outputs.</summary>
    private bool IsTokens => teacher.ChoosesClasses;

    /// <summary>Adds the scan; the result is the values of each head, and the history of what was chosen or drawn where there is such.</summary>
    /// <param name="begin">The layer whose value the steps begin with.</param>
    public (IReadOnlyList<Feed> Logits, SequenceValue? Choices) Lower(int begin)
    {
        var (network, decoder) = (context.Network, context.Network.Decoder);
        var layers = network.Layers.Where(layer => layer is { Span: LayerSpan.OutputSteps } and not DecoderLayer).ToList();
        var last = layers.LastOrDefault(layer => layer.IsRecurrent);
        var feedsBack = decoder is { FeedsBack: true };
        var outputs = network.Last!.OutputWidth!.Value;
        var fed = feedsBack || first is not null ? _node.State("fed", IsTokens ? 1 : first?.Sequence.Width ?? network.LastHead!.TargetWidth, first) : null;

        var input = fed is null ? null : Input(fed, outputs);
        var y = input;
        var inputWidth = y?.Width ?? 0;
        var place = context.Layers.Count;
        if (y is not null)
        {
            _values.Add(begin, y);
        }

        foreach (var layer in layers)
        {
            y = Add(layer);
            _outputs.Add(layer.Index, y);
            y = layer == last && memory is not null ? memory.Attended(_node, y) : y;
            _values.Add(layer.Index, y);
        }

        if (fed is not null)
        {
            var next = !feedsBack ? _node.Step.Apply(new Broadcast(fed.Width), _node.Step.Constant(0)) : IsTokens ? Token(y!) : teacher.FedBack(_node, y!);
            _node.Next(fed, _node.Step.Apply(new WhileValid(), _node.Read(valid, "valid"), _node.Step.Let("fed", next), fed));
        }

        var logits = network.Heads.Select(head => new SequenceValue(new(head.Name, "y"), _outputs[head.Layer.Index].Width, SequenceSpan.Steps, valid.Steps)).ToList();
        foreach (var (head, sequence) in network.Heads.Zip(logits, (head, sequence) => (head, sequence)))
        {
            _node.Output(_outputs[head.Layer.Index], sequence);
        }

        foreach (var layer in exposed)
        {
            _node.Output(_outputs[layer.Key], layer.Value);
        }

        var scan = _node.Scan();
        context.Forward.AddRange(_bridge.Bridges);
        context.Forward.Add(scan);
        if (decoder is not null)
        {
            context.Layers.Insert(place, new LoweredLayer(decoder.Name, decoder.Kind, inputWidth, y!.Width, [.. _bridge.Parameters, .. memory?.Parameters ?? []]));
        }

        return ([.. logits.Select(sequence => new Feed(sequence))], teacher.Noise is not null ? scan.Histories[0] : null);
    }

    /// <summary>What the layers see of what is fed back. Without a first input, token 0 is the start, and token n + 1 the class n.</summary>
    private Value Input(Value fed, int outputs) => !IsTokens ? fed : _node.Step.Apply(new OneHot(first is null ? outputs + 1 : outputs), fed);

    private Value Token(Value y) => first is null ? teacher.Chosen(_node, y) + _node.Step.Constant(1) : teacher.Chosen(_node, y);

    /// <summary>The value of a layer at a step; null for nothing, as a decoder has that feeds nothing back.</summary>
    private Value? Of(int layer)
    {
        if (!_values.TryGetValue(layer, out var value) && context.Network.Layers[layer] is { Span: LayerSpan.Static } source)
        {
            value = LayerEquations.Operand(_node, beside(source), source.Name);
            _values.Add(layer, value);
        }

        return value;
    }

    private Value Add(Layer layer)
    {
        if (layer is InputLayer)
        {
            return LayerEquations.Operand(_node, beside(layer), layer.Name);
        }

        if (LayerEquations.ReadsSeveral(layer))
        {
            var values = layer.Place.Sources.Select(source => Of(source.Layer) ?? throw Missing(layer)).ToList();
            var (made, trained, inputSize) = LayerEquations.OfSeveral(layer, _node, values);
            context.AddLayer(layer, inputSize, made.Width, trained);
            return made;
        }

        var x = Of(layer.Place.Sources.Single().Layer);
        if (layer is RecurrentLayer recurrent)
        {
            return Recurrent(recurrent, x);
        }

        if (x is null)
        {
            throw Missing(layer);
        }

        var (y, parameters) = LayerEquations.Of(layer, context, _node, x, SequenceSpan.Steps);
        context.AddLayer(layer, x.Width, y.Width, parameters);
        return y;
    }

    private static InvalidOperationException Missing(Layer layer) => new($"{layer.Attribute} has no input: only a recurrent layer does without.");

    private Value Recurrent(RecurrentLayer layer, Value? x)
    {
        var index = _cells++;
        var parameters = new LayerParameters(layer.Name, layer.Weights);
        var mark = index == 0 ? "" : index <= Marks.Length ? Marks[index - 1].ToString() : "^" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var role = CellRole.Layer with { Mark = mark };
        if (layer.Cell.HandsOverStates)
        {
            var rank = _ranks++;
            role = role with { Initial = (state, width) => _bridge.Of(rank, layer.Name, state, width) };
        }

        if (layer.HasInitialStates)
        {
            role = role with { Initial = new InitialStates(context, layer, layer.Name, parameters, beside).Of };
        }

        if (layer == context.Network.Last)
        {
            role = role with { FedBack = output => (teacher with { Target = null, Forced = null, Noise = null }).FedBack(_node, output) };
        }

        var seen = x is not null && layer.Dropout > 0 ? LayerEquations.Dropped(layer.Name, context, _node, x, layer.Dropout, SequenceSpan.Steps) : x;
        var output = LayerEquations.Cell(layer, context, _node, layer.Name, parameters, seen, valid, role).Output;
        context.AddLayer(layer, x?.Width ?? 0, output.Width, parameters.All);
        return output;
    }
}
