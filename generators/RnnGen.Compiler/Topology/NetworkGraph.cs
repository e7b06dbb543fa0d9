using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>A network as it is meant: typed layers, each with the layers that it reads, and the heads that losses are about.</summary>
/// <param name="Declaration">The network as it is written.</param>
/// <param name="Layers">The layers, in written order: a layer reads what stands before it.</param>
/// <param name="Heads">The outputs; without layers there are none.</param>
internal sealed record NetworkGraph(NetworkDeclaration Declaration, EquatableArray<Layer> Layers, EquatableArray<Head> Heads)
{
    /// <summary>The annotated class.</summary>
    public TypeDeclaration Type => Declaration.Type;

    /// <summary>The arguments of [RecurrentNetwork] that have an effect: those of training have none without a loss, and none where nothing passes from step to step.</summary>
    public NetworkOptions Options => !HasLoss || !HasStates ? Declaration.Options.WithoutTraining(HasLoss) : Declaration.Options;

    /// <summary>Whether predictions hold the latest output at the steps that do not count: of outputs that go with the steps.</summary>
    public bool RepeatsLastOutput => Options is { RepeatLastOutput: true, Shape: SequenceShape.ManyToMany };

    /// <summary>The words for what predictions have beyond a row's length.</summary>
    public string BeyondLength => RepeatsLastOutput ? "the last valid step's" : "0";

    /// <summary>Whether something passes from step to step, or may: in a layer that is not known.</summary>
    public bool HasStates => HasUnknown || Layers.Any(layer => layer.IsRecurrent);

    /// <summary>Whether there is a loss, so that the network can be trained.</summary>
    public bool HasLoss => Declaration.Losses.Count > 0;

    /// <summary>The head of the last layer, which is what a decoder feeds back; null where no loss is about that layer, though others are about others.</summary>
    public Head? LastHead => Heads.LastOrDefault(head => head.Layer == Last);

    /// <summary>The words for the layer of a head in messages.</summary>
    public string Called(Head head) => head.Layer == Last ? "the last layer" : $"'{head.Name}'";

    /// <summary>The loss of the last layer; null for none.</summary>
    public LossDeclaration? Loss => LastHead?.Loss;

    /// <summary>Whether there is more than one head, so that a batch has targets for each.</summary>
    public bool HasSeveralHeads => Heads.Count > 1;

    /// <summary>The layers whose values predictions can give beside the outputs.</summary>
    public IEnumerable<Layer> Exposed => Layers.Where(layer => layer.Place.Exposed && ExposedProblem(layer) is null);

    /// <summary>Whether predictions have parts with names of their own.</summary>
    public bool HasNamedOutputs => HasSeveralHeads || Exposed.Any();

    /// <summary>The reason why the values of a layer are none that predictions could give; null where they can.</summary>
    public string? ExposedProblem(Layer layer) => layer switch
    {
        InputLayer => "the values of an input are the caller's own",
        DecoderLayer => "what a decoder begins its steps with are the network's outputs",
        _ when Tree is not null => "the nodes of trees are not kept in the order of the caller's",
        _ when Heads.Any(head => head.Layer == layer) => "the layer is an output already, and PredictLogits gives its values",
        _ => null,
    };

    /// <summary>Whether batches have parts with names of their own.</summary>
    public bool HasNamedBatch => HasSeveralInputs || HasSeveralHeads;

    /// <summary>The last layer; null for none.</summary>
    public Layer? Last => Layers.Count == 0 ? null : Layers[Layers.Count - 1];

    /// <summary>The real numbers that are read at a step, those of all inputs together.</summary>
    public int InputSize => (int)Math.Min(int.MaxValue, Inputs.Where(input => input is { IsTokens: false, Given: InputSpan.Steps }).Sum(input => (long)input.Features));

    /// <summary>The number of tokens of the first input that has tokens at each step; 0 for none.</summary>
    public int Vocabulary => Inputs.FirstOrDefault(input => input is { IsTokens: true, Given: InputSpan.Steps })?.Vocabulary ?? 0;

    /// <summary>The inputs, in written order.</summary>
    public IEnumerable<InputLayer> Inputs => Layers.OfType<InputLayer>();

    /// <summary>Whether there is more than one input, so that a batch has a span for each.</summary>
    public bool HasSeveralInputs => Inputs.Skip(1).Any();

    /// <summary>The width of the outputs of all heads together; 0 where it is not known.</summary>
    public int OutputWidth => Heads.Sum(head => head.Width);

    /// <summary>The numbers of a target of all heads together; of a single head also where its targets are classes.</summary>
    public int TargetWidth => Heads.Where(head => !HasSeveralHeads || head.Loss is { TakesLabels: false }).Sum(head => head.TargetWidth);

    /// <summary>The first input; null for none.</summary>
    public InputLayer? Input => Layers.OfType<InputLayer>().FirstOrDefault();

    /// <summary>The first decoder; null for none.</summary>
    public DecoderLayer? Decoder => Layers.OfType<DecoderLayer>().FirstOrDefault();

    /// <summary>The first layer that reads trees; null for none.</summary>
    public TreeLayer? Tree => Layers.OfType<TreeLayer>().FirstOrDefault();

    /// <summary>Whether there is a layer that nothing is known of.</summary>
    public bool HasUnknown => Layers.OfType<UnrecognizedLayer>().Any();

    /// <summary>Whether outputs are scores of classes of which the target is one, so that one of them can be chosen.</summary>
    public bool ChoosesClasses => Loss is { TakesLabels: true, Kind: not LossKind.Ctc };

    /// <summary>The steps of the input.</summary>
    public int InputSteps => Options.Shape == SequenceShape.OneToMany ? 1 : Options.Steps;

    /// <summary>The steps that have an output.</summary>
    public int OutputSteps => Options.Shape switch
    {
        SequenceShape.ManyToMany or SequenceShape.OneToMany => Options.Steps,
        SequenceShape.EncoderDecoder => Options.OutputSteps,
        _ => 1,
    };
}

/// <summary>An output of a network.</summary>
/// <param name="Layer">The layer that gives it.</param>
/// <param name="Loss">The loss that is about it; null for none.</param>
internal sealed record Head(Layer Layer, LossDeclaration? Loss)
{
    /// <summary>The name, that of the layer.</summary>
    public string Name => Layer.Name;

    /// <summary>The width of the output; 0 where it is not known.</summary>
    public int Width => Layer.OutputWidth ?? 0;

    /// <summary>The width of a target, and of what is fed back: that of the output, unless the loss has several outputs for each; 0 where it is not known.</summary>
    public int TargetWidth => Loss is null ? Width : LossWidths.TargetOf(Loss, Width) ?? 0;
}
