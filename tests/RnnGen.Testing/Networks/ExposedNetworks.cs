using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers whose values predictions give.</summary>
internal static class ExposedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ExposedOfSteps", 5, 4).ManyToMany().Input(3).Dense(4, Activation.Tanh).Exposed().Lstm(5).Exposed().Gru(3).Exposed().Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("ExposedOfBothDirections", 5, 4).Input(3).Lstm(3).Bidirectional().Exposed().Gru(4).Bidirectional(MergeMode.Sum).Exposed().Dense(2).Squares(),
        Network("ExposedOfOnes", 6, 3).Input(2).Conv1D(3, 2, stride: 2).Exposed().Gru(4).Exposed().Pool(PoolKind.Mean).Exposed().Dense(3, Activation.Relu).Exposed().Dense(2).Classes(),
        Network("ExposedOfAReversed", 5, 3).ManyToMany().Tokens(6).Embedding(3).Exposed().Gru(3).Reversed().Exposed().SelfAttention(1).Exposed().Dense(2).Squares(),
        Network("ExposedOfADecoder", 5, 3).EncoderDecoder(4).Input(2).Gru(4).Exposed().Decoder(AttentionKind.Dot).Gru(4).Exposed().Dense(3).Exposed().Dense(2).Squares(),
        Network("ExposedOfAClassifier", 5, 3).EncoderDecoder(3).Tokens(5).Embedding(3).Lstm(4).Exposed().Decoder().Embedding(3).Exposed().Lstm(4).Exposed().Dense(4).Classes(),
        Network("ExposedBesideHeads", 5, 4).ManyToMany().Input(3).Gru(4).Exposed().Dense(2).Named("value").Dense(3).From("gru").Named("kind").LossOf("value", LossKind.MeanSquaredError).LossOf("kind", LossKind.SoftmaxCrossEntropy),
        Network("ExposedResidual", 4, 3).ManyToMany().Input(3).Gru(3).Argument("Residual", 1).Exposed().Dense(2).Squares(),
        Network("ExposedOfTheSequence", 4, 3).ManyToMany().Input(2).Input(3).Named("place").OfSequence().Dense(4).Exposed().Join("Concat", "input", "dense").Exposed().Gru(3).Exposed().Dense(1).Squares(),
        Network("ExposedSmallWithManyRows", 5, 32).ManyToMany().Input(2).Gru(3).Exposed().Dense(1).Squares(),
    ];
}
