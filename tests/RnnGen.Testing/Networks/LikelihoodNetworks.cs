using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Losses with several outputs for each value to predict, and those of counts, signs and directions.</summary>
internal static class LikelihoodNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LossQuantiles", 5, 4).Input(2).Gru(5).Dense(3).Loss(LossKind.Quantile).Quantiles(0.1, 0.5, 0.9).Tagged(NetworkTags.Allocation),
        Network("LossQuantilesOfFeatures", 4, 3).ManyToMany().Input(2).Lstm(6).Dense(6).Loss(LossKind.Quantile, ("NonCrossing", 1)).Quantiles(0.25, 0.5, 0.75),
        Network("LossGaussian", 5, 4).ManyToMany().Input(2).Gru(5).Dense(4).Loss(LossKind.Gaussian),
        Network("LossStudentT", 5, 4).Input(2).Gru(5).Dense(6).Loss(LossKind.StudentT).Tagged(NetworkTags.Widths),
        Network("LossPoisson", 5, 4).ManyToMany().Input(2).Gru(5).Dense(2).Loss(LossKind.Poisson),
        Network("LossNegativeBinomial", 5, 4).Input(2).Gru(5).Dense(4).Loss(LossKind.NegativeBinomial).Tagged(NetworkTags.Widths),
        Network("LossMixture", 5, 4).ManyToMany().Input(2).Lstm(6).Dense(15).Loss(LossKind.GaussianMixture, ("Components", 3)).Tagged(NetworkTags.Widths),
        Network("LossFocal", 5, 4).ManyToMany().Input(2).Gru(5).Dense(4).Loss(LossKind.Focal),
        Network("LossHinge", 5, 4).Input(2).Gru(5).Dense(3).Loss(LossKind.Hinge),
        Network("LossCosine", 5, 4).ManyToMany().Input(2).Gru(5).Dense(3).Loss(LossKind.Cosine),
        Network("LossQuantilesFedBack", 4, 3).EncoderDecoder(3).Input(2).Gru(4).Decoder(forcing: TeacherForcing.Scheduled).Gru(4).Dense(6).Loss(LossKind.Quantile, ("NonCrossing", 1)).Quantiles(0.1, 0.5, 0.9),
        Network("LossFocalFedBack", 4, 3).OneToMany().Tokens(4).Decoder().Embedding(3).Gru(4).Dense(4).Loss(LossKind.Focal),
    ];
}
