
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Testing;

/// <summary>Writes declarations as attributes do, layer after layer. Immutable: a builder can be continued in several ways.</summary>
internal sealed class NetworkBuilder
{
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkTags _tags;

    private NetworkBuilder(NetworkDeclaration declaration, NetworkTags tags = NetworkTags.None) => (_declaration, _tags) = (declaration, tags);

    public static implicit operator NetworkDeclaration(NetworkBuilder builder) => builder._declaration;

    public static implicit operator CatalogEntry(NetworkBuilder builder) => new(builder._declaration, builder._tags);

    /// <summary>Has tests take the network that run over a part of the catalog.</summary>
    public NetworkBuilder Tagged(NetworkTags tags) => new(_declaration, tags);

    /// <summary>A network without layers: many to one, in double precision.</summary>
    public static NetworkBuilder Network(string name, int steps, int batchSize) => new(new(
        new TypeDeclaration("Emitted", default, name, "class", true, "Emitted." + name, default),
        new NetworkOptions(Compiler.Declarations.SequenceShape.ManyToOne, steps, batchSize, Compiler.Declarations.Precision.Double, Compiler.Declarations.UnrollMode.Auto, 0),
        default,
        default));

    public NetworkBuilder Shape(SequenceShape shape) => With(options => options with { Shape = (Compiler.Declarations.SequenceShape)shape });

    /// <summary>Gives the last layer a second direction.</summary>
    public NetworkBuilder Bidirectional(MergeMode merge = MergeMode.Concat) => Argument("Bidirectional", 1).Argument("Merge", (int)merge);

    /// <summary>Lets the last layer run from the last step to the first.</summary>
    public NetworkBuilder Reversed() => Argument("Reverse", 1);

    public NetworkBuilder OneToMany() => Shape(SequenceShape.OneToMany);

    public NetworkBuilder EncoderDecoder(int outputSteps) => Shape(SequenceShape.EncoderDecoder).With(options => options with { OutputSteps = outputSteps });

    public NetworkBuilder Decoder(AttentionKind attention = AttentionKind.None, FeedbackSource feedback = FeedbackSource.Output, TeacherForcing forcing = TeacherForcing.Always) =>
        Layer("Decoder", [("Attention", (int)attention), ("Feedback", (int)feedback), .. Forcing(forcing)]);

    public NetworkBuilder Jordan(int units, int outputs, TeacherForcing forcing = TeacherForcing.Always) =>
        Layer("Jordan", [("units", units), ("outputs", outputs), .. Forcing(forcing)]);

    // Who says nothing of a teacher asks for none where there is nothing to force.
    private static (string Name, double Value)[] Forcing(TeacherForcing forcing) => forcing == TeacherForcing.Always ? [] : [("TeacherForcing", (int)forcing)];

    public NetworkBuilder Pool(PoolKind kind) => Layer("Pool", ("kind", (int)kind));

    public NetworkBuilder SelfAttention(int heads, bool isCausal = true, bool isResidual = false, double dropout = 0) =>
        Layer("SelfAttention", ("heads", heads), ("Causal", isCausal ? 1 : 0), ("Residual", isResidual ? 1 : 0), ("Dropout", dropout));

    public NetworkBuilder Conv1D(int filters, int kernelSize, int dilation = 1, int stride = 1, bool isCentered = false, Activation activation = Activation.Identity) => Layer(
        "Conv1D", ("filters", filters), ("kernelSize", kernelSize), ("Dilation", dilation), ("Stride", stride),
        ("Padding", (int)(isCentered ? ConvolutionPadding.Centered : ConvolutionPadding.Causal)), ("Activation", (int)activation));

    public NetworkBuilder AttentionPool(int units) => Layer("AttentionPool", ("units", units));

    public NetworkBuilder Lags(int lags) => Layer("Lags", ("lags", lags));

    /// <summary>Lets predictions give the values of the last layer so far.</summary>
    public NetworkBuilder Exposed() => Argument("Exposed", 1);

    public NetworkBuilder ManyToMany() => Shape(SequenceShape.ManyToMany);

    public NetworkBuilder WithInputGradients() => With(options => options with { InputGradients = true });

    public NetworkBuilder RepeatingLastOutput() => With(options => options with { RepeatLastOutput = true });

    public NetworkBuilder Traced() => With(options => options with { TraceGradients = true });

    public NetworkBuilder Stateful() => With(options => options with { Stateful = true });

    /// <summary>Cuts the batch into shards of so many rows.</summary>
    public NetworkBuilder Shards(int rows) => With(options => options with { ShardRows = rows });

    public NetworkBuilder BackpropSteps(int steps) => With(options => options with { BackpropSteps = steps });

    public NetworkBuilder Precision(Precision precision) => With(options => options with { Precision = (Compiler.Declarations.Precision)precision });

    public NetworkBuilder Unroll(UnrollMode unroll, int factor = 0) =>
        With(options => options with { Unroll = (Compiler.Declarations.UnrollMode)unroll, UnrollFactor = factor });

    public NetworkBuilder Input(int features) => Layer("Input", ("features", features));

    public NetworkBuilder Tokens(int vocabulary) => Layer("Input", ("Vocabulary", vocabulary));

    /// <summary>An input that belongs to the whole sequence.</summary>
    public NetworkBuilder OfSequence() => Argument("Span", (int)InputSpan.Sequence);

    /// <summary>An input that is known at the steps of the output.</summary>
    public NetworkBuilder OfOutputSteps() => Argument("Span", (int)InputSpan.OutputSteps);

    public NetworkBuilder Embedding(int size) => Layer("Embedding", ("size", size));

    public NetworkBuilder Elman(int units, Activation activation = Activation.Tanh) => Layer("Elman", ("units", units), ("Activation", (int)activation));

    public NetworkBuilder Lstm(int units) => Layer("Lstm", ("units", units));

    public NetworkBuilder Gru(int units, GruVariant variant = GruVariant.ResetAfter) => Layer("Gru", ("units", units), ("Variant", (int)variant));

    public NetworkBuilder LinearRnn(int units) => Layer("LinearRnn", ("units", units));

    public NetworkBuilder TreeLstm(int units) => Layer("TreeLstm", ("units", units));

    public NetworkBuilder TreeRnn(int units, Activation activation = Activation.Tanh) => Layer("TreeRnn", ("units", units), ("Activation", (int)activation));

    public NetworkBuilder Dense(int units, Activation activation = Activation.Identity) => Layer("Dense", ("units", units), ("Activation", (int)activation));

    public NetworkBuilder Dropout(double rate) => Layer("Dropout", ("rate", rate));

    public NetworkBuilder Cell(CellProgram cell, int units) =>
        With([.. _declaration.Layers, new LayerDeclaration("Cell", null, new([new("units", units)])) { Cell = cell, CellName = cell.Name }]);

    /// <summary>A layer of a user's.</summary>
    /// <param name="layer">The equations.</param>
    /// <param name="units">The width of what they leave open; 0 for none.</param>
    /// <param name="beside">The names of what it reads beside its input.</param>
    public NetworkBuilder Own(CellProgram layer, int units, params string[] beside) =>
        With([.. _declaration.Layers, new LayerDeclaration("Layer", null, new(units > 0 ? [new("units", units)] : [])) { Cell = layer, CellName = layer.Name, Beside = new(beside) }]);

    public NetworkBuilder Layer(string kind, params (string Name, double Value)[] arguments) =>
        With([.. _declaration.Layers, new LayerDeclaration(kind, null, new(arguments.Select(a => new LayerArgument(a.Name, a.Value))))]);

    /// <summary>Makes one value of those of several layers, which are called by their names: "Concat", "Add", "Multiply".</summary>
    public NetworkBuilder Join(string kind, params string[] sources) => Layer(kind).Reading(sources);

    /// <summary>Lets the last layer read another one than that before it.</summary>
    public NetworkBuilder From(string source) => Reading(source);

    /// <summary>Lets the last layer read others than the one before it.</summary>
    public NetworkBuilder Reading(params string[] sources) => With([.. _declaration.Layers.Take(_declaration.Layers.Count - 1), _declaration.Layers[^1] with { Sources = new(sources) }]);

    /// <summary>Trains what the states of the last layer begin with.</summary>
    public NetworkBuilder LearningItsStates() => Argument("InitialState", 1);

    /// <summary>Lets the states of the last layer begin with what has these names.</summary>
    public NetworkBuilder BeginningWith(params string[] sources) => With([.. _declaration.Layers.Take(_declaration.Layers.Count - 1), _declaration.Layers[^1] with { InitialSources = new(sources) }]);

    /// <summary>Gives the last layer a name.</summary>
    public NetworkBuilder Named(string name) => With([.. _declaration.Layers.Take(_declaration.Layers.Count - 1), _declaration.Layers[^1] with { Name = name }]);

    /// <summary>Adds an argument to the last layer.</summary>
    public NetworkBuilder Argument(string name, double value)
    {
        var last = _declaration.Layers[^1];
        var arguments = new EquatableArray<LayerArgument>([.. last.Arguments.Where(a => a.Name != name), new LayerArgument(name, value)]);
        return With([.. _declaration.Layers.Take(_declaration.Layers.Count - 1), last with { Arguments = arguments }]);
    }

    /// <summary>Takes the biases from the last layer.</summary>
    public NetworkBuilder WithoutBias() => Argument("UseBias", 0);

    /// <summary>Sets the levels of the quantiles that the loss is about.</summary>
    public NetworkBuilder Quantiles(params double[] levels) => With([.. _declaration.Losses.SkipLast(1), _declaration.Losses[_declaration.Losses.Count - 1] with { WrittenQuantiles = new(levels) }]);

    public NetworkBuilder Loss(LossKind kind, params (string Name, double Value)[] options) => With([Of(null, kind, options)]);

    /// <summary>Adds a loss about a layer by its name, beside those that there are.</summary>
    public NetworkBuilder LossOf(string head, LossKind kind, params (string Name, double Value)[] options) => With([.. _declaration.Losses, Of(head, kind, options)]);

    private LossDeclaration Of(string? head, LossKind kind, (string Name, double Value)[] options) =>
        new((Compiler.Declarations.LossKind)kind, new(options.Select(o => new LayerArgument(o.Name, o.Value)))) { Of = head, Index = head is null ? 0 : _declaration.Losses.Count };

    private NetworkBuilder With(IEnumerable<LossDeclaration> losses) => new(_declaration with { Losses = new(losses) }, _tags);

    private NetworkBuilder With(IEnumerable<LayerDeclaration> layers) => new(_declaration with { Layers = new(layers) }, _tags);

    private NetworkBuilder With(Func<NetworkOptions, NetworkOptions> change) => new(_declaration with { Options = change(_declaration.Options) }, _tags);
}
