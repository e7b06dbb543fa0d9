using RnnGen.Compiler.Declarations;
using RnnGen.Testing.Networks;

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
    public static IReadOnlyList<NetworkDeclaration> Double { get; } = [.. Entries().Select(entry => entry.Network)];

    /// <summary>The same in single precision.</summary>
    public static IReadOnlyList<NetworkDeclaration> Single { get; } = [.. Double.Select(InSingle)];

    /// <summary>Those in double precision whose gradients are those of a loss: they have one, do not cut its gradient, and begin every call alike.</summary>
    public static IReadOnlyList<NetworkDeclaration> Trainable { get; } =
        [.. Double.Where(network => network is { Losses.Count: > 0, Options: { BackpropSteps: 0, Stateful: false } })];

    /// <summary>Those in double precision that can be cut into shards, cut into shards of two rows.</summary>
    public static IReadOnlyList<NetworkDeclaration> Sharded { get; } =
        [.. Double.Where(network => network.Options.BatchSize > 2 && !network.Layers.Any(layer => layer.Kind.StartsWith("Tree", StringComparison.Ordinal))).Select(InShards)];

    /// <summary>The names of the networks that a test takes, in double precision.</summary>
    public static IEnumerable<string> Tagged(NetworkTags tag) => Entries().Where(entry => entry.Tags.HasFlag(tag)).Select(entry => entry.Network.Type.Name);

    /// <summary>A network by the name of its class.</summary>
    public static NetworkDeclaration Find(string name) => Double.Concat(Single).Concat(Sharded).Single(network => network.Type.Name == name);

    private static IReadOnlyList<CatalogEntry> Entries() =>
    [
        .. ElmanNetworks.All,
        .. LstmNetworks.All,
        .. LstmVariantNetworks.All,
        .. GruNetworks.All,
        .. LayerNetworks.All,
        .. InitialStateNetworks.All,
        .. GruVariantNetworks.All,
        .. NormalizedNetworks.All,
        .. LinearNetworks.All,
        .. DeepTransitionNetworks.All,
        .. ResidualNetworks.All,
        .. ActivationNetworks.All,
        .. RepeatNetworks.All,
        .. RegularizedNetworks.All,
        .. StackedNetworks.All,
        .. UnrolledNetworks.All,
        .. LossNetworks.All,
        .. DirectionNetworks.All,
        .. FeedbackNetworks.All,
        .. DecoderNetworks.All,
        .. TracedNetworks.All,
        .. TruncatedNetworks.All,
        .. TreeNetworks.All,
        .. RowsOnLanesNetworks.All,
        .. CellNetworks.All,
        .. BranchNetworks.All,
        .. PoolNetworks.All,
        .. ConvolutionNetworks.All,
        .. AttentionNetworks.All,
        .. ExposedNetworks.All,
        .. HeadNetworks.All,
        .. FeedForwardNetworks.All,
        .. InputNetworks.All,
        .. LikelihoodNetworks.All,
    ];

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
}
