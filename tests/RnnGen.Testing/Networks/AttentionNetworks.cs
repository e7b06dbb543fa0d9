using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Steps that attend to steps.</summary>
internal static class AttentionNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("Attention", 6, 4).ManyToMany().Input(3).Gru(4).SelfAttention(2).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("AttentionOfOneHead", 5, 3).ManyToMany().Input(3).SelfAttention(1).Lstm(3).Dense(2).Squares(),
        Network("AttentionToAll", 6, 4).ManyToMany().Input(3).Gru(4).SelfAttention(2, isCausal: false).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Races),
        Network("AttentionBlock", 5, 4).Tokens(7).Embedding(6).SelfAttention(3, isCausal: false, isResidual: true).Layer("LayerNorm").Dense(6, Activation.Relu).Layer("LayerNorm").Pool(PoolKind.Mean).Dense(3).Classes(),
        Network("AttentionAboveAttention", 5, 3).ManyToMany().Input(2).Dense(4).SelfAttention(2, isResidual: true).SelfAttention(4, isResidual: true).Dense(2).Squares(),
        Network("AttentionWithoutBias", 4, 3).Input(4).SelfAttention(2).Argument("UseBias", 0).Pool(PoolKind.Last).Dense(1).Squares(),
        Network("AttentionDropped", 5, 4).Input(4).SelfAttention(2, dropout: 0.3).Gru(3).Dense(2).Squares(),
        Network("AttentionOfOneStep", 1, 3).ManyToMany().Input(4).SelfAttention(2).Dense(2).Squares(),
        Network("AttentionBehindStrides", 9, 3).Input(2).Conv1D(4, 3, stride: 2).SelfAttention(2).Pool(PoolKind.Max).Dense(2).Squares(),
        Network("AttentionOfTwoTimes", 8, 3).Input(2).Conv1D(4, 2, stride: 2).SelfAttention(1).Gru(3).Conv1D(4, 2, stride: 4).From("input").SelfAttention(2).Pool(PoolKind.Mean).Join("Concat", "gru", "pool").Dense(2).Squares(),
        Network("AttentionInAnEncoder", 5, 3).EncoderDecoder(3).Input(3).Gru(4).SelfAttention(2, isCausal: false).Decoder(AttentionKind.Dot).Gru(4).Dense(2).Squares(),
        Network("AttentionOfBothDirections", 5, 3).ManyToMany().Input(2).Lstm(3).Bidirectional().SelfAttention(3, isCausal: false).Dense(2).Squares(),
        Network("AttentionTruncated", 6, 3).ManyToMany().BackpropSteps(2).Input(2).Gru(4).SelfAttention(2).Gru(3).Dense(2).Squares(),
        Network("AttentionTraced", 5, 3).ManyToMany().Traced().Input(2).Gru(4).SelfAttention(2).Gru(3).Dense(2).Squares(),
        Network("AttentionCtc", 6, 3).ManyToMany().Input(3).Gru(4).SelfAttention(2, isCausal: false, isResidual: true).Dense(4).Loss(LossKind.Ctc, ("Labels", 2)),
        Network("AttentionWide", 6, 5).ManyToMany().Input(2).Dense(20).SelfAttention(1, isResidual: true).Layer("LayerNorm").Dense(1).Squares(),
        Network("AttentionSmallWithManyRows", 5, 32).ManyToMany().Input(2).SelfAttention(1).Gru(3).Dense(1).Squares(),
        Network("AttentionInAStreamingEncoder", 5, 3).EncoderDecoder(3).Input(2).Conv1D(4, 2).SelfAttention(2, isResidual: true).Gru(4).Decoder().Gru(4).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DecoderMultiplicative", 5, 4).EncoderDecoder(3).Input(3).Gru(4).Decoder(AttentionKind.Multiplicative).Argument("AttentionHeads", 2).Gru(3).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("DecoderMultiplicativeOfOneHead", 4, 3).EncoderDecoder(3).Tokens(5).Embedding(3).Lstm(4).Bidirectional().Decoder(AttentionKind.Multiplicative).Argument("AttentionUnits", 6).Embedding(3).Lstm(5).Dense(5).Classes(),
        Network("DecoderMultiplicativeZeros", 6, 3).EncoderDecoder(4).Input(2).Conv1D(4, 3, stride: 2).Gru(4).Decoder(AttentionKind.Multiplicative, FeedbackSource.Zeros).Argument("AttentionUnits", 6).Argument("AttentionHeads", 3).Gru(4).Dense(2).Squares(),
    ];
}
