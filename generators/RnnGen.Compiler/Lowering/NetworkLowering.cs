using System.Linq;
using System.Threading;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers, cells and loss become a sequence program: the forward equations of the network.</summary>
internal sealed class NetworkLowering
{
    private readonly LoweringContext _context;
    private readonly NetworkGraph _network;
    private readonly InputLayer _inputLayer;
    private readonly SequenceValue _input;
    private readonly SequenceValue _valid;
    private readonly SequenceValue? _outputValid;
    private readonly Teacher _teacher;

    private NetworkLowering(NetworkGraph network)
    {
        _network = network;
        _context = new LoweringContext(network);
        _inputLayer = (InputLayer)network.Layers[0];
        _input = Input(_inputLayer, network.InputSteps);
        _valid = new("valid", 1, SequenceSpan.Steps, network.InputSteps, SequenceRole.Valid);
        _outputValid = IsOneToMany || network.Decoder is not null ? new("valid_outputs", 1, SequenceSpan.Steps, network.OutputSteps, SequenceRole.Valid) : null;
        _teacher = TeacherOf();
    }

    private bool IsOneToMany => _network.Options.Shape == SequenceShape.OneToMany;

    private bool FeedsBack => _network.Decoder is { FeedsBack: true };

    public static LoweredNetwork Lower(NetworkGraph network, CancellationToken cancellationToken) =>
        new NetworkLowering(network).Run(cancellationToken);

    private static SequenceValue Input(InputLayer input, int steps)
    {
        var span = input.Span == LayerSpan.Once ? SequenceSpan.Once : SequenceSpan.Steps;
        return input.IsTokens
            ? new SequenceValue("tokens", input.Vocabulary, span, steps, SequenceRole.Tokens)
            : new SequenceValue("x", input.Features, span, steps, SequenceRole.Inputs);
    }

    private LoweredNetwork Run(CancellationToken cancellationToken)
    {
        var (logits, choices) = IsOneToMany ? OneToMany()
            : _network.Decoder is { } decoder ? EncoderDecoder(decoder, cancellationToken)
            : (Graph(_network.Layers.Count, cancellationToken).Output, null);
        var tail = LossLowering.Lower(_network.Heads.Single().Loss, logits, _valid, [.. _network.Layers.Select(layer => layer.Name)], _teacher.Target);
        var contract = new NetworkInterface(_input, _valid, logits, tail.Outputs, tail.Target, tail.Weights, tail.RowLosses, _context.Masks)
        {
            OutputValid = _outputValid,
            Forced = _teacher.Forced,
            Forcing = _teacher.Forced is null ? null : Forcing,
            Noise = _teacher.Noise,
            Choices = choices,
            Paths = tail.Paths,
        };
        return new LoweredNetwork(new SequenceProgram(_context.Forward.Select(WithOptions).ToList(), tail.Link, tail.Loss, [], contract), _context.Layers);
    }

    /// <summary>What the network's options say about the backward pass of a scan.</summary>
    private Node WithOptions(Node node) => node is Scan scan ? scan with { BackpropSteps = _network.Options.BackpropSteps } : node;

    /// <summary>The layers before <paramref name="end"/>, each behind those that it reads; the output is that of the last one.</summary>
    private (Feed Output, GraphLowering Layers) Graph(int end, CancellationToken cancellationToken)
    {
        var graph = new GraphLowering(_context, _valid, _teacher);
        var current = new Feed(_input);
        graph.Begin(_inputLayer, current);
        foreach (var layer in _network.Layers.Take(end).Skip(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            current = graph.Add(layer);
        }

        return (current, graph);
    }

    private (Feed Logits, SequenceValue? Choices) EncoderDecoder(DecoderLayer decoder, CancellationToken cancellationToken)
    {
        var (outputs, encoder) = Graph(decoder.Index, cancellationToken);
        var memory = decoder.Attention == AttentionKind.None ? null : new AttentionMemory(_context, decoder, outputs, _valid);
        return new FeedbackLowering(_context, _outputValid!, _teacher, null, encoder.Runs, memory).Lower(decoder.Index + 1);
    }

    /// <summary>The input is what the steps begin with: it takes the place of what a step before would have fed back.</summary>
    private (Feed Logits, SequenceValue? Choices) OneToMany()
    {
        var start = _network.Decoder is { } decoder ? decoder.Index + 1 : 1;
        var first = new Feed(_input);
        if (_inputLayer.IsTokens)
        {
            if (_network.Layers[start] is EmbeddingLayer { Span: LayerSpan.Once } embedding)
            {
                var graph = new GraphLowering(_context, _valid, Teacher.None);
                graph.Begin(_network.Layers[embedding.Place.Sources.Single().Layer], first);
                first = graph.Add(embedding);
                start++;
            }
            else
            {
                first = FirstToken();
            }
        }

        return new FeedbackLowering(_context, _outputValid!, _teacher, first, [], null).Lower(start);
    }

    /// <summary>The first token as what is fed back has it: its index or, where nothing more follows, the vector that is 1 at its place.</summary>
    private Feed FirstToken()
    {
        var node = new NodeBuilder(_context.NameBeside("first"), 1);
        var token = node.Read(_input, "token");
        var first = FeedsBack ? node.Step.Apply(new Real(), token) : node.Step.Apply(new OneHot(_input.Width), token);
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
        var kind = _network.Heads.Single().Loss?.Kind;
        if (!isForced && !FeedsBack)
        {
            return Teacher.None with { Loss = readsOwnOutput ? kind : null };
        }

        var isChosen = !isForced && _network.ChoosesClasses;
        var noise = isChosen ? new SequenceValue("noise", _network.OutputWidth, SequenceSpan.Steps, _network.OutputSteps, SequenceRole.Noise) : null;
        if (kind is null || Forcing == TeacherForcing.Never)
        {
            return new Teacher(kind, null, null, noise);
        }

        var target = _network.ChoosesClasses
            ? new SequenceValue("labels", 1, SequenceSpan.Steps, _network.OutputSteps, SequenceRole.Labels)
            : new SequenceValue("targets", _network.OutputWidth, SequenceSpan.Steps, _network.OutputSteps, SequenceRole.Targets);
        return new Teacher(kind, target, new SequenceValue("forced", 1, SequenceSpan.Steps, _network.OutputSteps, SequenceRole.Forced), noise);
    }
}
