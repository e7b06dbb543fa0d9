using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>One value of several steps.</summary>
internal static class PoolNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("PoolOfMeans", 6, 4).Input(3).Gru(5).Pool(PoolKind.Mean).Dense(2).Squares(),
        Network("PoolOfMaxima", 6, 3).Input(2).Lstm(8).Pool(PoolKind.Max).Dense(3).Classes().Tagged(NetworkTags.Widths),
        Network("PoolOfTheLast", 5, 4).Input(2).Gru(3).Bidirectional().Pool(PoolKind.Last).Dense(2).Squares(),
        Network("PoolOfAttention", 6, 4).Input(3).Gru(7).AttentionPool(5).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("PoolsBesideEachOther", 5, 3).Input(3).Lstm(4).Bidirectional().AttentionPool(3).Pool(PoolKind.Mean).From("lstm").Pool(PoolKind.Max).From("lstm").Join("Concat", "attentionpool", "pool", "pool2").Dense(2).Squares(),
        Network("PoolsOfSteps", 6, 9).ManyToMany().Input(3).Gru(4).AttentionPool(9).Pool(PoolKind.Mean).From("gru").Join("Multiply", "attentionpool", "pool").Dense(2).Squares(),
        Network("PoolOfTokens", 5, 4).Tokens(6).Embedding(4).Pool(PoolKind.Mean).Dense(3).Classes(),
        Network("PoolOfOneHot", 5, 4).Tokens(6).Pool(PoolKind.Mean).Dense(3).Classes(),
        Network("PoolOnRows", 6, 32).Input(2).Gru(4).AttentionPool(3).Pool(PoolKind.Mean).From("gru").Join("Add", "attentionpool", "pool").Dense(1).Squares(),
        Network("PoolCarriedOver", 4, 3).ManyToMany().Stateful().BackpropSteps(2).Input(3).Pool(PoolKind.Mean).Gru(4).Pool(PoolKind.Max).Dense(2).Squares(),
        Network("PoolInADecoder", 4, 3).EncoderDecoder(4).Input(3).Gru(4).Pool(PoolKind.Mean).Decoder().Gru(4).Pool(PoolKind.Max).Dense(2).Squares(),
    ];
}
