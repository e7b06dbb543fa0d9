using System.Linq;
using System.Threading;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Lowering;

/// <summary>Layers, cells and loss become a sequence program: the forward equations of the network.</summary>
internal sealed class NetworkLowering
{
    private readonly LoweringContext _context;
    private readonly SequenceValue _input;
    private readonly SequenceValue _valid;
    private readonly SequenceValue? _outputValid;
    private readonly Teacher _teacher;

    private NetworkLowering(NetworkDeclaration declaration)
    {
        _context = new LoweringContext(declaration);
        _input = Input(declaration.Layers[0], IsOneToMany ? SequenceSpan.Once : SequenceSpan.Steps, InputSteps);
        _valid = new("valid", 1, SequenceSpan.Steps, InputSteps, SequenceRole.Valid);
        _outputValid = IsOneToMany || HasDecoder ? new("valid_outputs", 1, SequenceSpan.Steps, OutputSteps, SequenceRole.Valid) : null;
        _teacher = TeacherOf();
    }

    private NetworkDeclaration Declaration => _context.Declaration;

    private NetworkOptions Options => Declaration.Options;

    private bool IsOneToMany => Options.Shape == SequenceShape.OneToMany;

    private bool HasDecoder => _context.Decoder >= 0;

    private int InputSteps => IsOneToMany ? 1 : Options.Steps;

    private int OutputSteps => Options.Shape == SequenceShape.EncoderDecoder ? Options.OutputSteps : Options.Steps;

    public static LoweredNetwork Lower(NetworkDeclaration declaration, CancellationToken cancellationToken) =>
        new NetworkLowering(declaration).Run(cancellationToken);

    private static SequenceValue Input(LayerDeclaration input, SequenceSpan span, int steps) => input.Integer("Vocabulary") is > 0 and var vocabulary
        ? new SequenceValue("tokens", vocabulary, span, steps, SequenceRole.Tokens)
        : new SequenceValue("x", input.Integer("features"), span, steps, SequenceRole.Inputs);

    private LoweredNetwork Run(CancellationToken cancellationToken)
    {
        var (logits, choices) = IsOneToMany ? OneToMany() : HasDecoder ? EncoderDecoder(cancellationToken) : (Chain(Declaration.Layers.Count, cancellationToken).Output, null);
        var tail = LossLowering.Lower(Declaration.Loss, logits, _valid, [.. _context.Names], _teacher.Target);
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
    private Node WithOptions(Node node) => node is Scan scan ? scan with { BackpropSteps = Options.BackpropSteps } : node;

    /// <summary>The layers before <paramref name="end"/>, one after the other.</summary>
    private (Feed Output, ChainLowering Layers) Chain(int end, CancellationToken cancellationToken)
    {
        var isSingle = Options.Shape is SequenceShape.ManyToOne or SequenceShape.OneToOne;
        var lastRecurrent = isSingle ? Enumerable.Range(0, end).Last(_context.IsRecurrent) : -1;
        var chain = new ChainLowering(_context, _valid, lastRecurrent, _teacher);
        var current = new Feed(_input);
        for (var i = 1; i < end; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            current = chain.Add(i, current);
        }

        return (current, chain);
    }

    private (Feed Logits, SequenceValue? Choices) EncoderDecoder(CancellationToken cancellationToken)
    {
        var (outputs, encoder) = Chain(_context.Decoder, cancellationToken);
        var attention = (Attention)Declaration.Layers[_context.Decoder].Integer("Attention");
        var memory = attention == Attention.None ? null : new AttentionMemory(_context, attention, outputs, _valid);
        return new FeedbackLowering(_context, _outputValid!, _teacher, null, encoder.Runs, memory).Lower(_context.Decoder + 1);
    }

    /// <summary>The input is what the steps begin with: it takes the place of what a step before would have fed back.</summary>
    private (Feed Logits, SequenceValue? Choices) OneToMany()
    {
        var start = HasDecoder ? _context.Decoder + 1 : 1;
        var first = new Feed(_input);
        if (_input.Role == SequenceRole.Tokens)
        {
            if (!FeedsBack && Declaration.Layers[start].Kind == "Embedding")
            {
                first = new ChainLowering(_context, _valid, -1, Teacher.None).Add(start, first);
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

    private bool FeedsBack => HasDecoder && (Feedback)Declaration.Layers[_context.Decoder].Integer("Feedback") == Feedback.Output;

    private TeacherForcing Forcing =>
        (TeacherForcing)Declaration.Layers[HasDecoder ? _context.Decoder : Declaration.Layers.Count - 1].Integer("TeacherForcing");

    private Teacher TeacherOf()
    {
        var last = Declaration.Layers[Declaration.Layers.Count - 1];
        var readsOwnOutput = CellCatalog.Of(last) is { FeedsBackOutput: true };
        var isForced = readsOwnOutput && LayerTargets.Problem(Declaration, Declaration.Layers.Count - 1) is null;
        if (!isForced && !FeedsBack)
        {
            return Teacher.None with { Loss = readsOwnOutput ? Declaration.Loss?.Kind : null };
        }

        var kind = Declaration.Loss?.Kind;
        var width = LayerWidths.OfOutput(Declaration);
        var takesLabels = Declaration.Loss is { Kind: LossKind.SoftmaxCrossEntropy, Targets: LossTargets.Indices };
        var isChosen = !isForced && takesLabels;
        var noise = isChosen ? new SequenceValue("noise", width, SequenceSpan.Steps, OutputSteps, SequenceRole.Noise) : null;
        if (kind is null || Forcing == TeacherForcing.Never)
        {
            return new Teacher(kind, null, null, noise);
        }

        var target = takesLabels
            ? new SequenceValue("labels", 1, SequenceSpan.Steps, OutputSteps, SequenceRole.Labels)
            : new SequenceValue("targets", width, SequenceSpan.Steps, OutputSteps, SequenceRole.Targets);
        return new Teacher(kind, target, new SequenceValue("forced", 1, SequenceSpan.Steps, OutputSteps, SequenceRole.Forced), noise);
    }
}
