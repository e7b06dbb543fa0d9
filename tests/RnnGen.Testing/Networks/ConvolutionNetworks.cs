using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Windows of steps.</summary>
internal static class ConvolutionNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ConvCausal", 6, 4).Input(3).Conv1D(5, 3).Gru(4).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("ConvCentered", 6, 4).ManyToMany().Input(3).Gru(4).Conv1D(5, 3, isCentered: true, activation: Activation.Tanh).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("ConvCenteredEven", 5, 3).ManyToMany().Input(2).Dense(3).Conv1D(4, 4, isCentered: true).Conv1D(3, 2).Dense(2).Squares(),
        Network("ConvDilated", 9, 3).ManyToMany().Input(2).Conv1D(4, 3, activation: Activation.Relu).Conv1D(4, 3, dilation: 2, activation: Activation.Relu).Conv1D(4, 3, dilation: 4).Join("Add", "conv1d", "conv1d3").Dense(1).Squares(),
        Network("ConvBeyondTheSteps", 4, 3).ManyToMany().Input(2).Conv1D(3, 5, dilation: 3).Dense(2).Squares(),
        Network("ConvOfOneStep", 5, 3).ManyToMany().Input(2).Conv1D(4, 1, activation: Activation.Sigmoid).Lstm(3).Conv1D(3, 1).Dense(2).Squares(),
        Network("ConvStrided", 9, 4).Input(3).Conv1D(5, 3, stride: 2, activation: Activation.Relu).Gru(4).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("ConvStridedTwice", 13, 3).Input(2).Conv1D(4, 5, stride: 2, isCentered: true).Lstm(3).Conv1D(4, 3, stride: 3, isCentered: true).Gru(3).Bidirectional().Dense(3).Classes(),
        Network("ConvStridedOfOneStep", 7, 3).Input(2).Conv1D(3, 1, stride: 3).Pool(PoolKind.Mean).Dense(2).Squares(),
        Network("ConvStridesBesideEachOther", 8, 3).Input(2).Conv1D(3, 2, stride: 2).Gru(4).Conv1D(3, 4, stride: 4).From("input").AttentionPool(3).Join("Concat", "gru", "attentionpool").Dense(2).Squares(),
        Network("ConvEncoder", 8, 3).EncoderDecoder(4).Input(3).Conv1D(4, 3, stride: 2, isCentered: true).Gru(4).Decoder(AttentionKind.Dot).Gru(4).Dense(2).Squares(),
        Network("ConvEncoderAdditive", 8, 3).EncoderDecoder(4).Input(3).Conv1D(4, 3, stride: 2).Gru(3).Decoder(AttentionKind.Additive).Gru(4).Dense(2).Squares(),
        Network("ConvOfTokens", 6, 4).Tokens(7).Embedding(3).Conv1D(4, 3).Pool(PoolKind.Max).Dense(3).Classes(),
        Network("ConvCarriedOver", 4, 3).ManyToMany().Stateful().Input(2).Conv1D(3, 3, dilation: 2).Gru(3).Dense(2).Squares(),
        Network("ConvTruncated", 6, 3).ManyToMany().BackpropSteps(2).Input(2).Conv1D(3, 3).Gru(3).Dense(2).Squares(),
        Network("ConvTraced", 7, 3).Traced().Input(2).Conv1D(3, 3, stride: 2).Gru(3).Dense(2).Squares(),
        Network("ConvStridedDropped", 24, 5).Input(2).Conv1D(4, 3, stride: 6).Dropout(0.5).Gru(3).Argument("Dropout", 0.4).Dense(2).Squares(),
        Network("ConvCtc", 7, 3).ManyToMany().Input(3).Conv1D(5, 3, isCentered: true).Gru(4).Dense(4).Loss(LossKind.Ctc, ("Labels", 2)),
        Network("ConvWide", 12, 32).Input(1).Conv1D(32, 7, stride: 2, activation: Activation.Relu).Lstm(16).Dense(4).Classes(),
        Network("ConvSmallWithManyRows", 6, 32).Input(1).Conv1D(4, 3).Gru(4).Dense(1).Squares(),
    ];
}
