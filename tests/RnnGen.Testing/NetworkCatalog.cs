using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing;

/// <summary>
/// The networks that theories run over: every cell, option, shape and loss, with sizes that fill registers, leave lanes empty or need tails, with
/// batches that hoist or do not, and with steps that are unrolled fully, in part or not at all.
/// </summary>
internal static class NetworkCatalog
{
    private const string SingleSuffix = "InSingle";
    private const string ShardedSuffix = "InShards";

    /// <summary>The networks, in double precision.</summary>
    public static IReadOnlyList<NetworkDeclaration> Double { get; } =
    [
        .. ElmanNetworks(),
        .. LstmNetworks(),
        .. LstmVariants(),
        .. GruNetworks(),
        .. GruVariants(),
        .. NormalizedNetworks(),
        .. LinearNetworks(),
        .. DeepTransitions(),
        .. Residuals(),
        .. Activations(),
        .. Regularized(),
        .. Stacks(),
        .. Dropouts(),
        .. Unrolled(),
        .. Losses(),
        .. Directions(),
        .. Feedbacks(),
        .. Decoders(),
        .. Traced(),
        .. Truncated(),
        .. Trees(),
        .. RowsOnLanes(),
        .. Cells(),
    ];

    /// <summary>The same in single precision.</summary>
    public static IReadOnlyList<NetworkDeclaration> Single { get; } = [.. Double.Select(InSingle)];

    /// <summary>Those in double precision whose gradients are those of a loss: they have one, do not cut its gradient, and begin every call alike.</summary>
    public static IReadOnlyList<NetworkDeclaration> Trainable { get; } =
        [.. Double.Where(network => network is { Loss: not null, Options: { BackpropSteps: 0, Stateful: false } })];

    /// <summary>Those in double precision that can be cut into shards, cut into shards of two rows.</summary>
    public static IReadOnlyList<NetworkDeclaration> Sharded { get; } =
        [.. Double.Where(network => network.Options.BatchSize > 2 && !network.Layers.Any(layer => layer.Kind.StartsWith("Tree", StringComparison.Ordinal))).Select(InShards)];

    /// <summary>A network by the name of its class.</summary>
    public static NetworkDeclaration Find(string name) => Double.Concat(Single).Concat(Sharded).Single(network => network.Type.Name == name);

    private static NetworkDeclaration InSingle(NetworkDeclaration network) => network with
    {
        Type = network.Type with { Name = network.Type.Name + SingleSuffix, HintName = network.Type.HintName + SingleSuffix },
        Options = network.Options with { Precision = Compiler.Declarations.Precision.Single },
    };

    private static NetworkDeclaration InShards(NetworkDeclaration network) => network with
    {
        Type = network.Type with { Name = network.Type.Name + ShardedSuffix, HintName = network.Type.HintName + ShardedSuffix },
        Options = network.Options with { ShardRows = 2 },
    };

    private static NetworkBuilder Squares(this NetworkBuilder network) => network.Loss(LossKind.MeanSquaredError);

    private static NetworkBuilder Binary(this NetworkBuilder network) => network.Loss(LossKind.BinaryCrossEntropy);

    private static NetworkBuilder Classes(this NetworkBuilder network) => network.Loss(LossKind.SoftmaxCrossEntropy);

    private static IEnumerable<NetworkDeclaration> ElmanNetworks() =>
    [
        Network("ElmanTanh", 5, 4).Input(3).Elman(5).Dense(2).Squares(),
        Network("ElmanRelu", 5, 3).Input(4).Elman(7, Activation.Relu).Dense(1).Squares(),
        Network("ElmanSigmoid", 5, 5).ManyToMany().Input(2).Elman(4, Activation.Sigmoid).Dense(3).Squares(),
        Network("ElmanIdentity", 5, 4).Input(3).Elman(3, Activation.Identity).Dense(2).Squares(),
        Network("ElmanOneUnit", 2, 1).Input(1).Elman(1).Dense(1).Squares(),
        Network("ElmanHoisted", 5, 1).ManyToMany().Input(5).Elman(16).Dense(4).Squares(),
        Network("ElmanAlone", 5, 4).ManyToMany().Input(2).Elman(8).Squares(),
        Network("ElmanAloneToOne", 5, 3).Input(2).Elman(3).WithoutBias().Squares(),
        Network("ElmanOneHot", 5, 4).ManyToMany().Tokens(5).Elman(6).Dense(5).Classes(),
        Network("ElmanOneStep", 1, 5).Shape(SequenceShape.OneToOne).Input(2).Elman(4).Dense(1).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Cells() =>
    [
        Network("CellMinimal", 5, 4).Input(3).Cell(CellSketches.MinimalGatedUnit, 5).Dense(2).Squares(),
        Network("CellMinimalLarge", 5, 8).ManyToMany().Input(3).Cell(CellSketches.MinimalGatedUnit, 32).Cell(CellSketches.MinimalGatedUnit, 20).Dense(2).Squares(),
        Network("CellMinimalBidirectional", 5, 3).ManyToMany().Tokens(4).Cell(CellSketches.MinimalGatedUnit, 7).Bidirectional().Dense(4).Classes(),
        Network("CellMinimalRegularized", 5, 4).ManyToMany().Input(3).Cell(CellSketches.MinimalGatedUnit, 3).Argument("RecurrentDropout", 0.25).Argument("Zoneout", 0.25).Argument("Residual", 1).Dense(1).Squares(),
        Network("CellMinimalOneUnit", 2, 1).Input(1).Cell(CellSketches.MinimalGatedUnit, 1).Dense(1).Squares(),
        Network("CellMinimalTruncated", 6, 3).ManyToMany().Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares().BackpropSteps(2),
        Network("CellLstm", 5, 4).Input(2).Cell(CellSketches.LongShortTermMemory, 20).Dense(1).Squares(),
        Network("CellSru", 5, 4).ManyToMany().Input(6).Cell(CellSketches.SimpleRecurrentUnit, 6).Dense(2).Squares(),
        Network("CellSruHoisted", 5, 1).Input(20).Cell(CellSketches.SimpleRecurrentUnit, 20).Dense(2).Squares(),
        Network("CellMatrixMemory", 5, 4).ManyToMany().Input(3).Cell(CellSketches.MatrixMemory, 6).Dense(2).Squares(),
        Network("CellMatrixMemoryLarge", 3, 2).Input(3).Cell(CellSketches.MatrixMemory, 20).Dense(2).Squares(),
        Network("CellLinearAttention", 5, 4).ManyToMany().Input(3).Cell(CellSketches.GatedLinearAttention, 5).Dense(2).Squares(),
        Network("CellKitchen", 4, 3).ManyToMany().Input(3).Cell(CellSketches.Kitchen, 6).Dense(2).Squares(),
        Network("CellKitchenLarge", 2, 2).Input(2).Cell(CellSketches.Kitchen, 17).Dense(2).Squares(),
        Network("CellKitchenReversed", 4, 2).Tokens(3).Cell(CellSketches.Kitchen, 3).Reversed().Dense(3).Classes(),
        Network("CellMinimalRowsOnLanes", 3, 16).Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> LstmNetworks() =>
    [
        Network("Lstm", 5, 4).Input(2).Lstm(4).Dense(1).Squares(),
        Network("LstmOneUnit", 2, 1).Input(1).Lstm(1).Dense(1).Squares(),
        Network("LstmTwoUnits", 5, 3).ManyToMany().Input(1).Lstm(2).Dense(1).Squares(),
        Network("LstmFullRegisters", 5, 32).Input(1).Lstm(32).Dense(1).Squares(),
        Network("LstmJustUnder", 5, 5).ManyToMany().Input(3).Lstm(31).Dense(2).Squares(),
        Network("LstmJustOver", 2, 3).Input(2).Lstm(33).Dense(5).Squares(),
        Network("LstmLarge", 5, 8).ManyToMany().Input(5).Lstm(64).Dense(3).Squares(),
        Network("LstmHoisted", 5, 1).Input(3).Lstm(16).Dense(2).Squares(),
        Network("LstmHoistedRows", 5, 2).ManyToMany().Input(3).Lstm(20).Dense(8).Squares(),
        Network("LstmOneStep", 1, 4).Shape(SequenceShape.OneToOne).Input(4).Lstm(3).Dense(2).Squares(),
        Network("LstmBinary", 5, 4).Input(1).Lstm(7).Dense(1).Binary(),
        Network("LstmBinarySteps", 5, 3).ManyToMany().Input(2).Lstm(3).Dense(3).Binary(),
        Network("LstmClasses", 5, 5).Input(3).Lstm(8).Dense(4).Classes(),
        Network("LstmEmbedding", 5, 4).Tokens(7).Embedding(4).Lstm(5).Dense(3).Classes(),
        Network("LstmOneHot", 5, 3).Tokens(9).Lstm(8).Dense(20).Classes(),
        Network("LstmOneHotHoisted", 5, 1).ManyToMany().Tokens(4).Lstm(5).Dense(4).Classes(),
        Network("LstmWithoutBias", 5, 4).Input(2).Lstm(3).WithoutBias().Dense(1).WithoutBias().Squares(),
        Network("LstmPenalties", 5, 4).Input(2).Lstm(3).Argument("L1", 0.01).Argument("L2", 0.02).Dense(1).Argument("L2", 0.05).Squares(),
        Network("LstmAlone", 5, 4).Input(2).Lstm(5).Squares(),
        Network("LstmRelu", 5, 3).Input(3).Lstm(4).Argument("Activation", (int)Activation.Relu).Dense(2).Squares(),
        Network("LstmTanhGates", 5, 4).Input(3).Lstm(4).Argument("RecurrentActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("LstmWithoutLoss", 5, 4).ManyToMany().Input(3).Lstm(5).Dense(2),
    ];

    private static IEnumerable<NetworkDeclaration> LstmVariants() =>
    [
        Network("LstmPeepholes", 5, 4).Input(2).Lstm(5).Argument("Peepholes", 1).Dense(1).Squares(),
        Network("LstmPeepholesOneUnit", 5, 1).ManyToMany().Input(1).Lstm(1).Argument("Peepholes", 1).Dense(1).Squares(),
        Network("LstmPeepholesLarge", 5, 8).ManyToMany().Input(2).Lstm(32).Argument("Peepholes", 1).Dense(2).Squares(),
        Network("LstmPeepholesHoisted", 5, 1).ManyToMany().Input(3).Lstm(20).Argument("Peepholes", 1).WithoutBias().Dense(2).Squares(),
        Network("LstmCoupled", 5, 4).ManyToMany().Input(3).Lstm(7).Argument("CoupledGates", 1).Dense(2).Squares(),
        Network("LstmCoupledOneUnit", 2, 1).Input(1).Lstm(1).Argument("CoupledGates", 1).Dense(1).Squares(),
        Network("LstmCoupledPeepholes", 5, 3).Input(2).Lstm(16).Argument("CoupledGates", 1).Argument("Peepholes", 1).Dense(3).Classes(),
        Network("LstmProjection", 5, 4).ManyToMany().Input(3).Lstm(8).Argument("Projection", 5).Dense(2).Squares(),
        Network("LstmProjectionToOne", 5, 4).Input(2).Lstm(7).Argument("Projection", 1).Squares(),
        Network("LstmProjectionUp", 5, 3).Input(2).Lstm(4).Argument("Projection", 20).Dense(2).Squares(),
        Network("LstmProjectionStack", 5, 8).ManyToMany().Tokens(6).Lstm(32).Argument("Projection", 16).Lstm(5).Argument("Projection", 3).Dense(6).Classes(),
        Network("LstmClipped", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("StateClip", 0.25).Dense(2).Squares(),
        Network("LstmNormalized", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("LstmNormalizedLarge", 5, 3).Input(3).Lstm(32).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("LstmNormalizedWithoutBias", 5, 4).Input(3).Lstm(5).WithoutBias().Argument("LayerNorm", 1).Dense(1).Squares(),
        Network("LstmVariantsBothWays", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("Peepholes", 1).Argument("Projection", 3).Argument("LayerNorm", 1)
            .Argument("Bidirectional", 1).Dense(2).Squares(),
        Network("LstmEverything", 5, 4).ManyToMany().Input(3).Lstm(9).Argument("Peepholes", 1).Argument("Projection", 4).Argument("StateClip", 1.5).Argument("LayerNorm", 1)
            .Lstm(3).Argument("CoupledGates", 1).Argument("Peepholes", 1).Argument("LayerNorm", 1).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> NormalizedNetworks() =>
    [
        Network("ElmanNormalized", 5, 4).ManyToMany().Input(3).Elman(5).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruNormalized", 5, 4).ManyToMany().Input(3).Gru(7).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruNormalizedHoisted", 5, 1).Input(3).Gru(16).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruBeforeNormalized", 5, 3).Input(2).Gru(5, GruVariant.ResetBefore).Argument("LayerNorm", 1).Dense(1).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> GruVariants() =>
    [
        Network("GruMinimal", 5, 4).ManyToMany().Input(3).Gru(5, GruVariant.Minimal).Dense(2).Squares(),
        Network("GruMinimalOneUnit", 5, 1).Input(1).Gru(1, GruVariant.Minimal).Dense(1).Squares(),
        Network("GruMinimalLarge", 5, 8).Input(2).Gru(32, GruVariant.Minimal).Dense(2).Squares(),
        Network("GruMinimalHoisted", 5, 2).ManyToMany().Tokens(5).Gru(7, GruVariant.Minimal).Argument("LayerNorm", 1).Dense(5).Classes(),
    ];

    /// <summary>Few units and many rows: the rows of the batch are on the lanes.</summary>
    private static IEnumerable<NetworkDeclaration> RowsOnLanes() =>
    [
        Network("RowsElman", 5, 16).Input(1).Elman(4).Dense(1).Squares(),
        Network("RowsElmanSteps", 7, 20).ManyToMany().Input(3).Elman(5, Activation.Relu).Dense(2).Squares(),
        Network("RowsElmanAlone", 5, 17).ManyToMany().Input(2).Elman(3).Squares(),
        Network("RowsLinear", 5, 16).Input(1).LinearRnn(1).Squares(),
        Network("RowsLstm", 5, 33).Input(2).Lstm(4).Dense(2).Squares(),
        Network("RowsLstmWide", 5, 16).ManyToMany().Input(8).Lstm(8).Dense(8, Activation.Tanh).Dense(3).Binary(),
        Network("RowsLstmEverything", 5, 16).Input(2).Lstm(7).Argument("Peepholes", 1).Argument("CoupledGates", 1).Argument("LayerNorm", 1).Dense(1).Loss(LossKind.Huber),
        Network("RowsGru", 5, 24).Input(1).Gru(4).Dense(1).Loss(LossKind.MeanAbsoluteError),
        Network("RowsGruBefore", 70, 16).ManyToMany().Input(2).Gru(3, GruVariant.ResetBefore).Dense(4).Binary(),
        Network("RowsStack", 5, 16).ManyToMany().Input(2).Lstm(3).Gru(5).Elman(4).Dense(2).Squares(),
        Network("RowsBothWays", 5, 19).ManyToMany().Input(2).Gru(3).Bidirectional(Merge.Average).Elman(4).Bidirectional(Merge.Sum).Dense(2).Squares(),
        Network("RowsNormed", 5, 16).ManyToMany().Input(2).Elman(6).Layer("LayerNorm").Dense(1).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> LinearNetworks() =>
    [
        Network("LinearOneUnit", 10, 1).ManyToMany().Input(1).LinearRnn(1).Squares(),
        Network("LinearOneUnitRows", 5, 4).Input(1).LinearRnn(1).Squares(),
        Network("LinearOneUnitOfTwo", 70, 3).Input(2).LinearRnn(1).Argument("UseBias", 1).Dense(1).Squares(),
        Network("Linear", 5, 4).ManyToMany().Input(3).LinearRnn(5).Dense(2).Squares(),
        Network("LinearLarge", 5, 3).ManyToMany().Input(2).LinearRnn(32).Argument("UseBias", 1).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> DeepTransitions() =>
    [
        Network("ElmanDeep", 5, 4).ManyToMany().Input(3).Elman(5).Argument("TransitionDepth", 3).Dense(2).Squares(),
        Network("ElmanDeepOneUnit", 5, 1).Input(1).Elman(1).Argument("TransitionDepth", 2).Dense(1).Squares(),
        Network("ElmanDeepLarge", 5, 3).Input(2).Elman(32, Activation.Sigmoid).Argument("TransitionDepth", 2).WithoutBias().Dense(2).Squares(),
        Network("GruDeep", 5, 4).ManyToMany().Input(3).Gru(5).Argument("TransitionDepth", 3).Dense(2).Squares(),
        Network("GruDeepBefore", 5, 3).Input(2).Gru(16, GruVariant.ResetBefore).Argument("TransitionDepth", 2).Dense(2).Squares(),
        Network("GruDeepMinimal", 5, 4).Input(2).Gru(5, GruVariant.Minimal).Argument("TransitionDepth", 2).Argument("LayerNorm", 1).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Residuals() =>
    [
        Network("ResidualStack", 5, 4).ManyToMany().Input(3).Lstm(5).Gru(5).Argument("Residual", 1).Elman(5).Argument("Residual", 1).Dense(5).Argument("Residual", 1).Squares(),
        Network("ResidualToOne", 5, 4).Input(3).Lstm(3).Argument("Residual", 1).Dense(3, Activation.Tanh).Argument("Residual", 1).Dense(1).Squares(),
        Network("ResidualProjection", 5, 8).ManyToMany().Input(16).Lstm(32).Argument("Projection", 16).Argument("Residual", 1).Squares(),
        Network("ResidualOneUnit", 5, 1).Input(1).LinearRnn(1).Argument("Residual", 1).Dense(1).Argument("Residual", 1).Squares(),
        Network("ResidualReverse", 5, 3).ManyToMany().Input(4).Gru(4).Argument("Reverse", 1).Argument("Residual", 1).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Activations() =>
    [
        Network("DenseLeaky", 5, 4).Input(3).Elman(5, Activation.LeakyRelu).Dense(7, Activation.LeakyRelu).Dense(2).Squares(),
        Network("DenseElu", 5, 4).Input(3).Elman(5, Activation.Elu).Dense(7, Activation.Elu).Dense(2).Squares(),
        Network("DenseSoftplus", 5, 4).Input(3).Elman(5, Activation.Softplus).Dense(7, Activation.Softplus).Dense(2).Squares(),
        Network("DenseSoftsign", 5, 4).Input(3).Elman(5, Activation.Softsign).Dense(7, Activation.Softsign).Dense(2).Squares(),
        Network("DenseHardTanh", 5, 4).Input(3).Elman(5, Activation.HardTanh).Dense(7, Activation.HardTanh).Dense(2).Squares(),
        Network("DenseGelu", 5, 4).Input(3).Elman(5, Activation.Gelu).Dense(7, Activation.Gelu).Dense(2).Squares(),
        Network("DenseSwish", 5, 4).Input(3).Elman(5, Activation.Swish).Dense(7, Activation.Swish).Dense(2).Squares(),
        Network("LstmHard", 5, 3).ManyToMany().Input(3).Lstm(16).Argument("Activation", (int)Activation.Softsign)
            .Argument("RecurrentActivation", (int)Activation.HardSigmoid).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Regularized() =>
    [
        Network("LstmRecurrentDropout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("RecurrentDropout", 0.3).Dense(2).Squares(),
        Network("GruRecurrentDropout", 5, 3).Input(3).Gru(16).Argument("RecurrentDropout", 0.25).Dense(2).Squares(),
        Network("GruBeforeRecurrentDropout", 5, 4).Input(3).Gru(5, GruVariant.ResetBefore).Argument("RecurrentDropout", 0.4).Dense(2).Squares(),
        Network("LstmDropout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("Dropout", 0.3).Lstm(4).Argument("Dropout", 0.2).Dense(2).Squares(),
        Network("LstmZoneout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("Zoneout", 0.3).Dense(2).Squares(),
        Network("GruZoneout", 5, 3).Input(3).Gru(16).Argument("Zoneout", 0.2).Dense(2).Squares(),
        Network("ElmanZoneoutHoisted", 5, 1).ManyToMany().Tokens(4).Elman(7).Argument("Zoneout", 0.5).Dense(4).Classes(),
        Network("LstmRegularized", 5, 4).Input(5).Lstm(8).Argument("Projection", 5).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Zoneout", 0.1)
            .Argument("LayerNorm", 1).Argument("Residual", 1).Dense(1).Squares(),
        Network("GruRegularizedBothWays", 5, 4).ManyToMany().Input(3).Gru(5).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Zoneout", 0.1)
            .Argument("Bidirectional", 1).Dense(1).Squares(),
        Network("DecoderRegularized", 4, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Lstm(5).Argument("Peepholes", 1).Decoder().Embedding(5)
            .Lstm(5).Argument("LayerNorm", 1).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Residual", 1)
            .Gru(5).Argument("LayerNorm", 1).Argument("Zoneout", 0.2).Argument("Residual", 1).Layer("LayerNorm").Dense(4).Classes(),
        Network("NormLayers", 5, 4).ManyToMany().Input(3).Layer("LayerNorm").Lstm(6).Layer("LayerNorm").Dense(5, Activation.Tanh).Layer("LayerNorm").Squares(),
        Network("NormLayerOfLast", 5, 3).Input(3).Gru(16).Layer("LayerNorm").Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> GruNetworks() =>
    [
        Network("Gru", 5, 4).Input(2).Gru(4).Dense(1).Squares(),
        Network("GruOneUnit", 5, 1).Input(1).Gru(1).Dense(1).Squares(),
        Network("GruSteps", 5, 3).ManyToMany().Input(1).Gru(7).Dense(1).Squares(),
        Network("GruLarge", 5, 32).Input(2).Gru(48).Dense(4).Squares(),
        Network("GruHoisted", 5, 1).Input(3).Gru(30).Dense(2).Squares(),
        Network("GruBefore", 5, 4).Input(3).Gru(5, GruVariant.ResetBefore).Dense(2).Squares(),
        Network("GruBeforeSteps", 5, 5).ManyToMany().Input(2).Gru(16, GruVariant.ResetBefore).Dense(2).Squares(),
        Network("GruBeforeHoisted", 5, 2).ManyToMany().Input(2).Gru(7, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("GruBeforeOneUnit", 2, 1).Input(1).Gru(1, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("GruBeforeWithoutBias", 5, 4).Input(2).Gru(3, GruVariant.ResetBefore).WithoutBias().Dense(1).Squares(),
        Network("GruWithoutBias", 5, 4).Input(2).Gru(3).WithoutBias().Dense(1).Squares(),
        Network("GruEmbedding", 5, 4).ManyToMany().Tokens(6).Embedding(3).Gru(5).Dense(6).Classes(),
        Network("GruOneHotBefore", 5, 4).ManyToMany().Tokens(6).Gru(5, GruVariant.ResetBefore).Dense(6).Classes(),
        Network("GruOneStep", 1, 3).Shape(SequenceShape.OneToOne).Input(2).Gru(5).Dense(3).Classes(),
        Network("GruAlone", 5, 4).ManyToMany().Input(2).Gru(4).Squares(),
        Network("GruBinary", 5, 5).Input(2).Gru(5).Dense(2).Binary(),
    ];

    private static IEnumerable<NetworkDeclaration> Stacks() =>
    [
        Network("LstmStack", 5, 4).Input(3).Lstm(6).Lstm(3).Lstm(5).Dense(2).Squares(),
        Network("LstmStackLarge", 5, 4).ManyToMany().Input(2).Lstm(20).Lstm(48).Dense(2).Squares(),
        Network("LstmStackHoisted", 5, 1).ManyToMany().Input(2).Lstm(8).Lstm(5).Dense(2).Squares(),
        Network("GruStack", 5, 3).Input(2).Gru(3).Gru(20, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("ElmanStack", 5, 5).ManyToMany().Input(2).Elman(4).Elman(7).Elman(2).Squares(),
        Network("MixedStack", 5, 4).ManyToMany().Input(3).Dense(4, Activation.Tanh).Lstm(5).Gru(3).Elman(4).Dense(2).Squares(),
        Network("DenseBetween", 5, 4).ManyToMany().Input(2).Lstm(5).Dense(4, Activation.Sigmoid).Gru(3).Dense(2, Activation.Tanh).Squares(),
        Network("DenseActivations", 5, 4).Input(2).Elman(5).Dense(4, Activation.Relu).Dense(3, Activation.Sigmoid).Dense(2, Activation.Tanh).Squares(),
        Network("DenseFirst", 5, 4).Input(3).Dense(5, Activation.Relu).WithoutBias().Gru(4).Dense(1).Squares(),
        Network("DenseNarrow", 5, 4).ManyToMany().Input(3).Dense(2).Lstm(4).Dense(1).Dense(3).Squares(),
        Network("DenseTokens", 5, 4).ManyToMany().Tokens(6).Dense(3, Activation.Tanh).Lstm(4).Dense(6).Classes(),
    ];

    private static IEnumerable<NetworkDeclaration> Dropouts() =>
    [
        Network("DropoutBetween", 5, 4).ManyToMany().Input(3).Lstm(5).Dropout(0.25).Gru(7).Dense(2).Squares(),
        Network("DropoutOfInputs", 5, 4).Input(3).Dropout(0.3).Lstm(5).Dense(1).Squares(),
        Network("DropoutOfLast", 5, 5).Input(2).Gru(8).Dropout(0.5).Dense(2).Squares(),
        Network("DropoutBeforeLoss", 5, 4).Input(2).Lstm(3).Dropout(0.2).Squares(),
        Network("DropoutOfOutputs", 5, 3).ManyToMany().Input(2).Lstm(3).Dense(2).Dropout(0.2).Squares(),
        Network("DropoutOfEmbedding", 5, 4).ManyToMany().Tokens(6).Embedding(3).Dropout(0.25).Gru(5).Dense(6).Classes(),
        Network("DropoutTwice", 5, 3).Input(3).Lstm(5).Dropout(0.25).Dropout(0.5).Dense(4, Activation.Tanh).Dropout(0.1).Dense(1).Binary(),
        Network("DropoutHoisted", 5, 1).ManyToMany().Input(3).Dropout(0.3).Lstm(5).Dropout(0.3).Lstm(4).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Directions() =>
    [
        Network("LstmBidirectional", 5, 4).ManyToMany().Input(3).Lstm(5).Bidirectional().Dense(2).Squares(),
        Network("LstmBidirectionalToOne", 5, 4).Input(3).Lstm(16).Bidirectional().Dense(2).Squares(),
        Network("GruBidirectionalSum", 5, 3).ManyToMany().Tokens(6).Embedding(4).Gru(7).Bidirectional(Merge.Sum).Dense(3).Classes(),
        Network("ElmanBidirectionalAverage", 5, 4).Input(2).Elman(4).Bidirectional(Merge.Average).Dense(1).Squares(),
        Network("GruBidirectionalMultiply", 5, 4).ManyToMany().Input(2).Gru(3).Bidirectional(Merge.Multiply).Dense(2).Squares(),
        Network("LstmBidirectionalStack", 5, 4).ManyToMany().Input(3).Lstm(4).Bidirectional().Dropout(0.2).Gru(5).Bidirectional().Dense(2).Squares(),
        Network("LstmBidirectionalHoisted", 5, 1).ManyToMany().Input(3).Lstm(8).Bidirectional().Dense(4).Squares(),
        Network("LstmBidirectionalByFactor", 70, 3).ManyToMany().Input(1).Lstm(5).Bidirectional().Dense(1).Squares(),
        Network("ElmanBidirectionalAlone", 5, 4).ManyToMany().Input(2).Elman(3).Bidirectional().Squares(),
        Network("GruReversed", 5, 4).ManyToMany().Input(2).Gru(5).Reversed().Dense(2).Squares(),
        Network("LstmReversedToOne", 5, 4).Input(3).Lstm(4).Reversed().Squares(),
        Network("LstmBothWays", 6, 3).ManyToMany().Unroll(Unroll.Factor, 3).Input(2).Lstm(5).Gru(4).Reversed().Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Feedbacks() =>
    [
        Network("JordanForced", 5, 4).ManyToMany().Input(3).Jordan(5, 2).Squares(),
        Network("JordanFree", 5, 4).ManyToMany().Input(2).Jordan(8, 1, TeacherForcing.Never).Squares(),
        Network("JordanClasses", 5, 3).ManyToMany().Tokens(6).Embedding(4).Jordan(5, 4).Classes(),
        Network("JordanBinary", 5, 4).ManyToMany().Input(2).Jordan(4, 3, TeacherForcing.Scheduled).Argument("Activation", (int)Activation.Sigmoid).Binary(),
        Network("JordanBetween", 5, 4).Input(2).Jordan(6, 3, TeacherForcing.Never).Argument("OutputActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("JordanBothWays", 5, 4).ManyToMany().Input(2).Jordan(4, 2).Bidirectional().Squares(),
        Network("JordanResidual", 5, 4).ManyToMany().Input(2).Jordan(4, 2).Argument("Residual", 1).Squares(),
        Network("JordanCtc", 5, 4).ManyToMany().Input(2).Jordan(4, 3).Loss(LossKind.Ctc, ("Labels", 2)),
        Network("JordanToOne", 5, 4).Input(2).Jordan(6, 3, TeacherForcing.Never).Squares(),
        Network("LagsOfOne", 5, 4).ManyToMany().Input(1).Lags(3).Dense(1).Squares(),
        Network("LagsOfFeatures", 5, 3).Input(3).Lags(4).Dense(2).Squares(),
        Network("LagsThenLstm", 5, 4).ManyToMany().Input(2).Lags(2).Lstm(5).Dense(1).Squares(),
        Network("OneToManyZeros", 5, 4).OneToMany().Input(3).Lstm(5).Dense(2).Squares(),
        Network("OneToManyTokens", 5, 4).OneToMany().Tokens(6).Embedding(4).Gru(5).Dense(3).Classes(),
        Network("OneToManyOneHot", 4, 3).OneToMany().Tokens(5).Lstm(6).Dense(3).Squares(),
        Network("OneToManyOwnValues", 5, 4).OneToMany().Input(2).Decoder().Lstm(5).Dense(2).Squares(),
        Network("OneToManyOwnFree", 5, 4).OneToMany().Input(2).Decoder(forcing: TeacherForcing.Never).Gru(5).Dense(2).Squares(),
        Network("OneToManyOwnTokens", 5, 4).OneToMany().Tokens(6).Decoder().Embedding(3).Gru(5).Dropout(0.2).Lstm(4).Dense(6).Classes(),
        Network("OneToManyOwnEqualWidths", 5, 3).OneToMany().Tokens(3).Decoder().Embedding(3).Lstm(3).Dense(3).Classes(),
        Network("OneToManyOwnOneHot", 5, 1).OneToMany().Tokens(4).Decoder(forcing: TeacherForcing.Never).Elman(5).Dense(4).Classes(),
    ];

    private static IEnumerable<NetworkDeclaration> Decoders() =>
    [
        Network("DecoderTokens", 5, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Lstm(5).Decoder().Embedding(3).Lstm(5).Dense(4).Classes(),
        Network("DecoderBridged", 5, 3).EncoderDecoder(6).Input(2).Gru(4).Bidirectional().Decoder().Gru(5).Dense(3).Classes(),
        Network("DecoderFree", 4, 4).EncoderDecoder(5).Input(2).Lstm(3).Decoder(forcing: TeacherForcing.Never).Lstm(3).Dense(2).Squares(),
        Network("DecoderForced", 4, 4).EncoderDecoder(5).Input(2).Elman(3).Decoder(forcing: TeacherForcing.Scheduled).Lstm(4).Dense(1).Squares(),
        Network("DecoderZeros", 4, 4).EncoderDecoder(3).Input(2).Gru(5).Decoder(feedback: Feedback.Zeros).Gru(5).Dense(2).Squares(),
        Network("DecoderZerosAttended", 4, 4).EncoderDecoder(3).Input(2).Lstm(5).Decoder(Attention.Dot, Feedback.Zeros).Lstm(5).Dense(2).Squares(),
        Network("DecoderZerosPlain", 4, 3).EncoderDecoder(3).Input(2).Gru(4).Decoder(feedback: Feedback.Zeros).Gru(3).WithoutBias().Dense(2).Squares(),
        Network("DecoderZerosNormalized", 4, 3).EncoderDecoder(3).Input(2).Gru(8).Decoder(feedback: Feedback.Zeros).Gru(8).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("DecoderLags", 5, 4).EncoderDecoder(4).Input(2).Lags(3).Gru(4).Decoder().Lags(2).Gru(4).Lags(2).Squares(),
        Network("DecoderJordan", 5, 4).EncoderDecoder(4).Input(2).Gru(4).Decoder(forcing: TeacherForcing.Never).Jordan(5, 3).Binary(),
        Network("DecoderDot", 5, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Gru(5).Decoder(Attention.Dot).Embedding(3).Gru(5).Dense(4, Activation.Tanh).Dense(4).Classes(),
        Network("DecoderEqualWidths", 4, 3).EncoderDecoder(3).Tokens(5).Embedding(4).Gru(4).Decoder(Attention.Dot).Embedding(4).Gru(4).Dense(4, Activation.Tanh).Dense(3).Classes(),
        Network("DecoderDotWide", 4, 3).EncoderDecoder(5).Input(2).Lstm(8).Bidirectional().Decoder(Attention.Dot).Lstm(16).Dense(3).Classes(),
        Network("DecoderAdditive", 5, 4).EncoderDecoder(4).Tokens(6).Embedding(4).Lstm(5).Bidirectional().Decoder(Attention.Additive).Argument("AttentionUnits", 6).Embedding(3).Lstm(5).Dense(4).Classes(),
        Network("DecoderAdditiveValues", 5, 4).EncoderDecoder(3).Input(2).Gru(4).Decoder(Attention.Additive).Gru(3).Dense(2).Squares(),
        Network("DecoderDeep", 4, 4).EncoderDecoder(3).Tokens(5).Lstm(4).Gru(6).Decoder(Attention.Dot).Lstm(4).Gru(6).Dense(5).Classes(),
        Network("DecoderProjected", 4, 3).EncoderDecoder(3).Input(2).Lstm(6).Argument("Projection", 3).Decoder().Lstm(6).Argument("Projection", 3).Squares(),
        Network("DecoderByFactor", 4, 2).EncoderDecoder(70).Input(2).Gru(3).Decoder().Gru(3).Dense(3).Classes(),
    ];

    private static IEnumerable<NetworkDeclaration> Traced() =>
    [
        Network("LstmTraced", 5, 4).Traced().Input(2).Lstm(5).Dense(2).Squares(),
        Network("ElmanTracedIdentity", 5, 3).ManyToMany().Traced().Input(2).Elman(4, Activation.Identity).Dense(1).Squares(),
        Network("ElmanTracedOneUnit", 5, 2).Traced().Input(1).Elman(1, Activation.Identity).Dense(1).Squares(),
        Network("TracedStack", 6, 4).ManyToMany().Traced().Unroll(Unroll.Factor, 3).Input(3).Gru(5).Dropout(0.25).Lstm(3).Bidirectional().Gru(4, GruVariant.ResetBefore).Squares(),
        Network("DecoderTraced", 5, 4).EncoderDecoder(4).Traced().Tokens(6).Embedding(4).Lstm(5).Gru(3).Decoder(Attention.Dot).Embedding(3).Lstm(5).Gru(3).Dense(4).Classes(),
        Network("JordanTraced", 5, 4).ManyToMany().Traced().Input(3).Jordan(5, 2, TeacherForcing.Never).Squares(),
        Network("TracedTokens", 5, 1).Traced().Tokens(6).Embedding(3).Gru(16).Dense(4).Classes(),
    ];

    private static IEnumerable<NetworkDeclaration> Truncated() =>
    [
        Network("LstmTruncated", 6, 4).ManyToMany().BackpropSteps(3).Input(2).Lstm(5).Dense(2).Squares(),
        Network("GruTruncatedToOne", 7, 5).BackpropSteps(3).Input(2).Gru(4).Dense(1).Squares(),
        Network("ElmanTruncatedToOne", 5, 3).BackpropSteps(1).Input(2).Elman(3).Squares(),
        Network("LstmTruncatedStack", 7, 4).ManyToMany().BackpropSteps(2).Traced().Input(2).Lstm(4).Gru(3).Dense(2).Squares(),
        Network("TruncatedByFactor", 12, 3).ManyToMany().BackpropSteps(4).Unroll(Unroll.Factor, 6).Input(2).Lstm(3).Dense(1).Squares(),
        Network("TruncatedInTurns", 12, 3).ManyToMany().BackpropSteps(3).Unroll(Unroll.Factor, 6).Input(2).Gru(3).Dense(1).Squares(),
        Network("TruncatedLoop", 7, 2).BackpropSteps(3).Unroll(Unroll.None).Input(2).Lstm(3).Dense(1).Squares(),
        Network("TruncatedLong", 70, 2).ManyToMany().BackpropSteps(5).Input(1).Elman(3).Dense(1).Squares(),
        Network("TruncatedBothWays", 6, 4).ManyToMany().BackpropSteps(4).Unroll(Unroll.Factor, 3).Input(2).Lstm(3).Bidirectional().Dense(1).Squares(),
        Network("DecoderTruncated", 5, 4).EncoderDecoder(6).BackpropSteps(2).Tokens(6).Embedding(4).Gru(5).Decoder(Attention.Dot).Embedding(3).Gru(5).Dense(4).Classes(),
        Network("LstmStateful", 5, 4).ManyToMany().Stateful().Input(2).Lstm(5).Gru(3).Dense(2).Squares(),
        Network("StatefulTruncatedTokens", 6, 3).ManyToMany().Stateful().BackpropSteps(2).Traced().Tokens(6).Embedding(3).Gru(5).Dense(6).Classes(),
        Network("TruncatedReversed", 7, 3).BackpropSteps(2).Input(2).Gru(3).Reversed().Dense(1).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Trees() =>
    [
        Network("TreeLstm", 7, 4).Input(3).TreeLstm(4).Dense(2).Squares(),
        Network("TreeLstmOneUnit", 5, 1).Input(1).TreeLstm(1).Dense(1).Squares(),
        Network("TreeLstmFullRegisters", 9, 8).Input(2).TreeLstm(32).Dense(1).Squares(),
        Network("TreeLstmJustOver", 6, 3).ManyToMany().Input(2).TreeLstm(33).Dense(3).Squares(),
        Network("TreeLstmClasses", 9, 5).Tokens(7).Embedding(4).TreeLstm(5).Dense(3).Classes(),
        Network("TreeLstmOneHot", 7, 4).ManyToMany().Tokens(5).TreeLstm(8).Dense(4).Classes(),
        Network("TreeLstmBinary", 8, 3).Tokens(5).Embedding(3).TreeLstm(7).Dense(1).Binary(),
        Network("TreeLstmWithoutBias", 6, 4).Input(2).TreeLstm(3).WithoutBias().Dense(1).Squares(),
        Network("TreeLstmPenalties", 6, 4).Input(2).TreeLstm(3).Argument("L1", 0.01).Argument("L2", 0.02).Dense(1).Squares(),
        Network("TreeLstmAlone", 6, 4).Input(2).TreeLstm(5).Squares(),
        Network("TreeLstmAloneSteps", 6, 3).ManyToMany().Input(2).TreeLstm(4).Squares(),
        Network("TreeLstmTanhGates", 6, 4).Input(3).TreeLstm(4).Argument("RecurrentActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("TreeLstmWithoutLoss", 6, 4).ManyToMany().Input(3).TreeLstm(5).Dense(2),
        Network("TreeRnn", 7, 4).Input(3).TreeRnn(5).Dense(2).Squares(),
        Network("TreeRnnOneUnit", 5, 2).Input(1).TreeRnn(1).Dense(1).Squares(),
        Network("TreeRnnRelu", 6, 3).ManyToMany().Input(4).TreeRnn(7, Activation.Relu).Dense(1).Squares(),
        Network("TreeRnnIdentity", 6, 4).Input(3).TreeRnn(3, Activation.Identity).Dense(2).Squares(),
        Network("TreeRnnTokens", 9, 4).Tokens(6).Embedding(3).TreeRnn(20).Dense(4).Classes(),
        Network("TreeStack", 7, 4).Input(3).Dense(4, Activation.Tanh).TreeRnn(5).Dense(3).TreeLstm(4).Dense(2).Squares(),
        Network("TreeStackSteps", 7, 3).ManyToMany().Input(2).TreeLstm(3).TreeLstm(5).Dense(1).Squares(),
        Network("TreeDropout", 6, 4).ManyToMany().Input(3).Dropout(0.25).TreeLstm(4).Dropout(0.3).Dense(2).Squares(),
        Network("TreeDropoutOfRoot", 6, 4).Tokens(5).Embedding(4).Dropout(0.25).TreeLstm(4).Dropout(0.3).Dense(2).Classes(),
    ];

    private static IEnumerable<NetworkDeclaration> Unrolled() =>
    [
        Network("LstmByFactor", 70, 3).ManyToMany().Input(1).Lstm(5).Dense(1).Squares(),
        Network("GruByFactor", 70, 4).Input(2).Gru(4).Dense(1).Squares(),
        Network("LstmPrimeSteps", 67, 2).Input(2).Lstm(3).Dense(1).Squares(),
        Network("LstmLoop", 5, 4).ManyToMany().Unroll(Unroll.None).Input(2).Lstm(5).Lstm(3).Dense(2).Squares(),
        Network("GruDeclaredFactor", 6, 4).ManyToMany().Unroll(Unroll.Factor, 3).Input(2).Gru(5).Dense(2).Squares(),
    ];

    private static IEnumerable<NetworkDeclaration> Losses() =>
    [
        Network("LossAbsolute", 5, 4).Input(3).Lstm(5).Dense(2).Loss(LossKind.MeanAbsoluteError),
        Network("LossAbsoluteSteps", 5, 3).ManyToMany().Input(2).Gru(4).Dense(17).Loss(LossKind.MeanAbsoluteError),
        Network("LossAbsoluteWithoutDense", 5, 3).ManyToMany().Input(2).Elman(3).Loss(LossKind.MeanAbsoluteError),
        Network("LossHuber", 5, 4).Input(3).Lstm(5).Dense(1).Loss(LossKind.Huber),
        Network("LossSmoothed", 5, 5).Input(3).Lstm(8).Dense(4).Loss(LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.1)),
        Network("LossSmoothedSteps", 5, 3).ManyToMany().Tokens(6).Embedding(3).Gru(5).Dense(19).Loss(LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.3)),
        Network("LossDistributions", 5, 4).Input(2).Gru(4).Dense(3).Loss(LossKind.SoftmaxCrossEntropy, ("Targets", (int)LossTargets.Distributions)),
        Network("LossDistributionsSteps", 5, 3).ManyToMany().Input(2).Lstm(4).Dense(17)
            .Loss(LossKind.SoftmaxCrossEntropy, ("Targets", (int)LossTargets.Distributions), ("LabelSmoothing", 0.1)),
        Network("LossCtc", 7, 4).ManyToMany().Input(3).Lstm(5).Dense(4).Loss(LossKind.Ctc, ("Labels", 3)),
        Network("LossCtcOneLabel", 5, 1).ManyToMany().Input(2).Elman(3).Dense(2).Loss(LossKind.Ctc, ("Labels", 1)),
        Network("LossCtcLong", 9, 3).ManyToMany().Tokens(5).Embedding(3).Gru(5).Dense(17).Loss(LossKind.Ctc, ("Labels", 9)),
        Network("LossCtcLoop", 8, 5).ManyToMany().Unroll(Unroll.Factor, 4).Input(2).Gru(4).Dense(3).Loss(LossKind.Ctc, ("Labels", 4)),
        Network("LossHuberSteps", 5, 5).ManyToMany().Input(2).Gru(4).Dense(3).Loss(LossKind.Huber, ("Delta", 0.3)),
    ];
}
