using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers that run both ways, or against time.</summary>
internal static class DirectionNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmBidirectional", 5, 4).ManyToMany().Input(3).Lstm(5).Bidirectional().Dense(2).Squares(),
        Network("LstmBidirectionalToOne", 5, 4).Input(3).Lstm(16).Bidirectional().Dense(2).Squares(),
        Network("GruBidirectionalSum", 5, 3).ManyToMany().Tokens(6).Embedding(4).Gru(7).Bidirectional(MergeMode.Sum).Dense(3).Classes().Tagged(NetworkTags.Widths),
        Network("ElmanBidirectionalAverage", 5, 4).Input(2).Elman(4).Bidirectional(MergeMode.Average).Dense(1).Squares(),
        Network("GruBidirectionalMultiply", 5, 4).ManyToMany().Input(2).Gru(3).Bidirectional(MergeMode.Multiply).Dense(2).Squares(),
        Network("LstmBidirectionalStack", 5, 4).ManyToMany().Input(3).Lstm(4).Bidirectional().Dropout(0.2).Gru(5).Bidirectional().Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("LstmBidirectionalHoisted", 5, 1).ManyToMany().Input(3).Lstm(8).Bidirectional().Dense(4).Squares(),
        Network("LstmBidirectionalByFactor", 70, 3).ManyToMany().Input(1).Lstm(5).Bidirectional().Dense(1).Squares(),
        Network("ElmanBidirectionalAlone", 5, 4).ManyToMany().Input(2).Elman(3).Bidirectional().Squares(),
        Network("GruReversed", 5, 4).ManyToMany().Input(2).Gru(5).Reversed().Dense(2).Squares(),
        Network("LstmReversedToOne", 5, 4).Input(3).Lstm(4).Reversed().Squares(),
        Network("LstmReversedNormalized", 4, 3).Input(2).Lstm(3).Reversed().Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("LstmBidirectionalThinned", 10, 4).Tokens(20).Embedding(16).Lstm(32).Bidirectional().Argument("RecurrentDropout", 0.2).Dense(2).Classes(),
        Network("LstmBothWays", 6, 3).ManyToMany().Unroll(UnrollMode.Factor, 3).Input(2).Lstm(5).Gru(4).Reversed().Dense(2).Squares(),
    ];
}
