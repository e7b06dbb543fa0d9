using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Lowering.Losses;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers, cells and loss become a sequence program: the forward equations of the network.</summary>
internal sealed class NetworkLowering
{
    private readonly LoweringContext _context;
    private readonly NetworkGraph _network;
    private readonly IReadOnlyDictionary<int, SequenceValue> _inputs;
    private readonly SequenceValue _valid;
    private readonly SequenceValue? _outputValid;
    private readonly Teacher _teacher;

    /// <summary>The values of layers of a decoder that predictions can give.</summary>
    private readonly IReadOnlyDictionary<int, SequenceValue> _exposed;

    private NetworkLowering(NetworkGraph network)
    {
        _network = network;
        _context = new LoweringContext(network);
        _inputs = network.Inputs.ToDictionary(input => input.Index, input => Input(input, network));
        _valid = new("valid", 1, SequenceSpan.Steps, network.InputSteps, SequenceRole.Valid);
        _outputValid = IsOneToMany || network.Decoder is not null ? new("valid_outputs", 1, SequenceSpan.Steps, network.OutputSteps, SequenceRole.Valid) : null;
        _teacher = TeacherOf();
        _exposed = network.Exposed.Where(layer => layer.Span == LayerSpan.OutputSteps)
            .ToDictionary(layer => layer.Index, layer => new SequenceValue(new(layer.Name, "values"), layer.OutputWidth!.Value, SequenceSpan.Steps, network.OutputSteps));
    }

    private bool IsOneToMany => _network.Options.Shape == SequenceShape.OneToMany;

    private bool FeedsBack => _network.Decoder is { FeedsBack: true };

    public static LoweredNetwork Lower(NetworkGraph network, CancellationToken cancellationToken) =>
        new NetworkLowering(network).Run(cancellationToken);

    /// <summary>The sequence of an input; one of several has its own name.</summary>
    private static SequenceValue Input(InputLayer input, NetworkGraph network)
    {
        var span = input.Span is LayerSpan.Once or LayerSpan.Static ? SequenceSpan.Once : SequenceSpan.Steps;
        var steps = input.Span == LayerSpan.OutputSteps ? network.OutputSteps : network.InputSteps;
        SequenceName Named(string label) => network.HasSeveralInputs ? new SequenceName(input.Name, label) : label;
        return input.IsTokens
            ? new SequenceValue(Named("tokens"), input.Vocabulary, span, steps, SequenceRole.Tokens)
            : new SequenceValue(Named("x"), input.Features, span, steps, SequenceRole.Inputs);
    }

    private LoweredNetwork Run(CancellationToken cancellationToken)
    {
        var graph = Graph(cancellationToken);
        var (logits, choices) = IsOneToMany ? OneToMany(graph)
            : _network.Decoder is { } decoder ? EncoderDecoder(decoder, graph)
            : ([.. _network.Heads.Select(head => graph[head.Layer.Index])], null);
        var tails = _network.Heads
            .Zip(logits, (head, feed) => LossLowering.Lower(head, new HeadNames(_network, head), feed, _valid, head == _network.LastHead ? _teacher.Target : null))
            .ToList();
        var copies = new List<Node>();
        var inputs = _network.Inputs.Select(input => new NetworkInput(input.Name, _inputs[input.Index], input.Span == LayerSpan.OutputSteps)).ToList();
        var contract = new NetworkInterface(inputs, _valid, [.. tails.Select(tail => tail.Head)], _context.Masks)
        {
            OutputValid = _outputValid,
            Exposed = [.. _network.Exposed.Select(layer => layer.Span == LayerSpan.OutputSteps ? new ExposedLayer(layer.Name, _exposed[layer.Index], null, []) : graph.Expose(layer, copies))],
            HasInputGradients = _network.Options.InputGradients,
            Forced = _teacher.Forced,
            Forcing = _teacher.Forced is null ? null : Forcing,
            Noise = _teacher.Noise?.Sequence,
            NoiseParts = _teacher.Noise?.Kinds ?? [],
            Choices = choices,
            Paths = tails.Select(tail => tail.Paths).FirstOrDefault(paths => paths is not null),
        };
        return new LoweredNetwork(new SequenceProgram(_context.Forward.Select(WithOptions).ToList(), [.. tails.SelectMany(tail => tail.Link), .. copies], [.. tails.SelectMany(tail => tail.Loss)], [], contract), _context.Layers);
    }

    /// <summary>What the network's options say about the backward pass of a scan.</summary>
    private Node WithOptions(Node node) => node is Scan scan ? scan with { BackpropSteps = _network.Options.BackpropSteps } : node;

    /// <summary>The layers that do not stand in the steps of a decoder, each behind those that it reads.</summary>
    private GraphLowering Graph(CancellationToken cancellationToken)
    {
        var graph = new GraphLowering(_context, _valid, _teacher);
        foreach (var layer in _network.Layers.Where(layer => layer.Span != LayerSpan.OutputSteps))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (layer is InputLayer)
            {
                graph.Begin(layer, new Feed(_inputs[layer.Index]));
            }
            else
            {
                graph.Add(layer);
            }
        }

        return graph;
    }

    private (IReadOnlyList<Feed> Logits, SequenceValue? Choices) EncoderDecoder(DecoderLayer decoder, GraphLowering graph)
    {
        var source = decoder.Place.Sources.Single().Layer;
        var memory = decoder.Attention == AttentionKind.None ? null : new AttentionMemory(_context, decoder, graph[source], graph.ValidOf(source));
        return new FeedbackLowering(_context, _outputValid!, _teacher, Beside(graph), null, graph.Runs, memory, _exposed).Lower(decoder.Index);
    }

    /// <summary>The input is what the steps begin with: it takes the place of what a step before would have fed back.</summary>
    private (IReadOnlyList<Feed> Logits, SequenceValue? Choices) OneToMany(GraphLowering graph)
    {
        var begin = _network.Layers.Last(layer => layer.Span == LayerSpan.Once).Index;
        var first = _network.Layers[begin] is InputLayer { IsTokens: true } ? FirstToken(_inputs[begin]) : graph[begin];
        return new FeedbackLowering(_context, _outputValid!, _teacher, Beside(graph), first, [], null, _exposed).Lower(_network.Decoder is { } decoder && decoder.Index > begin ? decoder.Index : begin);
    }

    /// <summary>The values that a decoder's layers can read beside each other's: of what belongs to the whole sequence, and of inputs of the output's steps.</summary>
    private Func<Layer, Feed> Beside(GraphLowering graph) => layer => layer is InputLayer ? new Feed(_inputs[layer.Index]) : graph[layer.Index];

    /// <summary>The first token as what is fed back has it: its index or, where nothing more follows, the vector that is 1 at its place.</summary>
    private Feed FirstToken(SequenceValue input)
    {
        var node = new NodeBuilder(_context.NameBeside("first"), 1);
        var token = node.Read(input, "token");
        var first = FeedsBack ? node.Step.Apply(new Real(), token) : node.Step.Apply(new OneHot(input.Width), token);
        var output = new SequenceValue(new("first", "x"), first.Width, SequenceSpan.Once, 1);
        _context.Forward.Add(node.Map(node.Step.Let("x", first), output));
        return new Feed(output);
    }

    private TeacherForcing Forcing => _network.Decoder?.TeacherForcing ?? (_network.Last as RecurrentLayer)?.Cell.Forcing ?? TeacherForcing.Always;

    private Teacher TeacherOf()
    {
        var last = _network.Last!;
        var readsOwnOutput = last is RecurrentLayer { Cell.Forcing: not null };
        var isForced = readsOwnOutput && LayerTargets.Problem(_network, last) is null;
        var loss = _network.Loss is { } declared ? LossEquations.Of(declared) : null;
        if (!isForced && !FeedsBack)
        {
            return Teacher.None with { Loss = readsOwnOutput ? loss : null };
        }

        var isChosen = !isForced && _network.ChoosesClasses;
        var outputs = last.OutputWidth!.Value;
        var noise = isChosen ? DrawingNoise.OfClasses(outputs, _network.OutputSteps) : FeedsBack && !readsOwnOutput ? DrawingNoise.OfValues(loss, outputs, _network.OutputSteps) : null;
        if (loss is null || Forcing == TeacherForcing.Never)
        {
            return new Teacher(loss, null, null, noise);
        }

        var head = _network.LastHead!;
        return new Teacher(loss, new HeadNames(_network, head).Target(head, SequenceSpan.Steps, _network.OutputSteps), new SequenceValue("forced", 1, SequenceSpan.Steps, _network.OutputSteps, SequenceRole.Forced), noise);
    }
}
