using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Gradients that are cut, states that are carried over.</summary>
internal static class TruncatedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmTruncated", 6, 4).ManyToMany().BackpropSteps(3).Input(2).Lstm(5).Dense(2).Squares(),
        Network("GruTruncatedToOne", 7, 5).BackpropSteps(3).Input(2).Gru(4).Dense(1).Squares(),
        Network("ElmanTruncatedToOne", 5, 3).BackpropSteps(1).Input(2).Elman(3).Squares(),
        Network("LstmTruncatedStack", 7, 4).ManyToMany().BackpropSteps(2).Traced().Input(2).Lstm(4).Gru(3).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("TruncatedByFactor", 12, 3).ManyToMany().BackpropSteps(4).Unroll(UnrollMode.Factor, 6).Input(2).Lstm(3).Dense(1).Squares(),
        Network("TruncatedInTurns", 12, 3).ManyToMany().BackpropSteps(3).Unroll(UnrollMode.Factor, 6).Input(2).Gru(3).Dense(1).Squares(),
        Network("TruncatedLoop", 7, 2).BackpropSteps(3).Unroll(UnrollMode.None).Input(2).Lstm(3).Dense(1).Squares(),
        Network("TruncatedLong", 70, 2).ManyToMany().BackpropSteps(5).Input(1).Elman(3).Dense(1).Squares(),
        Network("TruncatedBothWays", 6, 4).ManyToMany().BackpropSteps(4).Unroll(UnrollMode.Factor, 3).Input(2).Lstm(3).Bidirectional().Dense(1).Squares().Tagged(NetworkTags.Widths),
        Network("DecoderTruncated", 5, 4).EncoderDecoder(6).BackpropSteps(2).Tokens(6).Embedding(4).Gru(5).Decoder(AttentionKind.Dot).Embedding(3).Gru(5).Dense(4).Classes(),
        Network("LstmStateful", 5, 4).ManyToMany().Stateful().Input(2).Lstm(5).Gru(3).Dense(2).Squares(),
        Network("StatefulTruncatedTokens", 6, 3).ManyToMany().Stateful().BackpropSteps(2).Traced().Tokens(6).Embedding(3).Gru(5).Dense(6).Classes().Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("TruncatedReversed", 7, 3).BackpropSteps(2).Input(2).Gru(3).Reversed().Dense(1).Squares(),
    ];
}
