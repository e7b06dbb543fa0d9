using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Several outputs, each with a loss of its own.</summary>
internal static class HeadNetworks
{
    private const double Third = 1.0 / 3;

    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        // Values and classes side by side.
        Network("HeadsOfOneState", 4, 3).Input(2).Lstm(5).Dense(2).Named("values").Dense(4).Reading("lstm").Named("kinds")
            .LossOf("values", LossKind.MeanSquaredError).LossOf("kinds", LossKind.SoftmaxCrossEntropy, ("Weight", Third)).Tagged(NetworkTags.Widths | NetworkTags.Allocation),

        // Two heads of classes, of tokens and numbers; one of probabilities, which no normalization touches; distributions.
        Network("HeadsOfClasses", 4, 5).ManyToMany().Tokens(6).Embedding(3).Lstm(4).Dense(3).Named("a").Dense(5).Named("b").Reading("lstm").Dense(2).Named("c").Reading("lstm")
            .LossOf("a", LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.125)).LossOf("b", LossKind.Focal).LossOf("c", LossKind.BinaryCrossEntropy).Tagged(NetworkTags.Widths | NetworkTags.Races),
        Network("HeadsOfDistributions", 3, 4).Input(3).Elman(4).Dense(6).Named("quantiles").Dense(4).Named("normal").Reading("elman").Dense(2).Named("counts").Reading("elman")
            .LossOf("quantiles", LossKind.Quantile).Quantiles(0.1, 0.5, 0.9).LossOf("normal", LossKind.Gaussian, ("Weight", 0.5)).LossOf("counts", LossKind.Poisson),

        // The states of a recurrent layer, and what is made of them.
        Network("HeadOfAState", 4, 4).Input(2).Lstm(3).Dense(2).LossOf("lstm", LossKind.Cosine, ("Weight", 0.25)).LossOf("dense", LossKind.MeanSquaredError).Tagged(NetworkTags.Widths),

        // Behind a decoder, which feeds the last one back; or nothing.
        Network("HeadsOfADecoder", 4, 3).EncoderDecoder(3).Input(2).Lstm(4).Decoder().Lstm(4).Dense(3).Named("kinds").Dense(2).Named("values").Reading("lstm2")
            .LossOf("kinds", LossKind.SoftmaxCrossEntropy).LossOf("values", LossKind.MeanSquaredError),
        Network("HeadsOfAWriter", 3, 4).EncoderDecoder(4).Tokens(5).Embedding(3).Gru(4).Decoder().Embedding(2).Gru(4).Dense(1).Named("length").Dense(5).Named("letters").Reading("gru2")
            .LossOf("length", LossKind.MeanSquaredError, ("Weight", 0.5)).LossOf("letters", LossKind.SoftmaxCrossEntropy),

        // Of every node of a tree.
        Network("HeadsOfNodes", 6, 3).ManyToMany().Tokens(5).Embedding(3).TreeLstm(4).Dense(3).Named("kinds").Dense(2).Named("values").Reading("treelstm").LossOf("kinds", LossKind.SoftmaxCrossEntropy).LossOf("values", LossKind.MeanSquaredError),

        // States that go on from call to call; targets that take the place of an output.
        Network("HeadsOfAStateful", 4, 3).ManyToMany().Input(2).Lstm(4).Dense(2).Named("a").Dense(1).Named("b").Reading("lstm").LossOf("a", LossKind.MeanSquaredError).LossOf("b", LossKind.BinaryCrossEntropy).Stateful(),
    ];
}
