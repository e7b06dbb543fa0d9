using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>The losses and their options.</summary>
internal static class LossNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LossAbsolute", 5, 4).Input(3).Lstm(5).Dense(2).Loss(LossKind.MeanAbsoluteError),
        Network("LossAbsoluteSteps", 5, 3).ManyToMany().Input(2).Gru(4).Dense(17).Loss(LossKind.MeanAbsoluteError).Tagged(NetworkTags.Widths),
        Network("LossAbsoluteWithoutDense", 5, 3).ManyToMany().Input(2).Elman(3).Loss(LossKind.MeanAbsoluteError),
        Network("LossHuber", 5, 4).Input(3).Lstm(5).Dense(1).Loss(LossKind.Huber),
        Network("LossSmoothed", 5, 5).Input(3).Lstm(8).Dense(4).Loss(LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.1)),
        Network("LossSmoothedSteps", 5, 3).ManyToMany().Tokens(6).Embedding(3).Gru(5).Dense(19).Loss(LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.3)).Tagged(NetworkTags.Widths),
        Network("LossDistributions", 5, 4).Input(2).Gru(4).Dense(3).Loss(LossKind.SoftmaxCrossEntropy, ("Targets", (int)LossTargets.Distributions)),
        Network("LossDistributionsSteps", 5, 3).Tagged(NetworkTags.Widths | NetworkTags.Allocation).ManyToMany().Input(2).Lstm(4).Dense(17)
            .Loss(LossKind.SoftmaxCrossEntropy, ("Targets", (int)LossTargets.Distributions), ("LabelSmoothing", 0.1)),
        Network("LossCtc", 7, 4).ManyToMany().Input(3).Lstm(5).Dense(4).Loss(LossKind.Ctc, ("Labels", 3)).Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("LossCtcOneLabel", 5, 1).ManyToMany().Input(2).Elman(3).Dense(2).Loss(LossKind.Ctc, ("Labels", 1)),
        Network("LossCtcLong", 9, 3).ManyToMany().Tokens(5).Embedding(3).Gru(5).Dense(17).Loss(LossKind.Ctc, ("Labels", 9)).Tagged(NetworkTags.Widths),
        Network("LossCtcLoop", 8, 5).ManyToMany().Unroll(UnrollMode.Factor, 4).Input(2).Gru(4).Dense(3).Loss(LossKind.Ctc, ("Labels", 4)),
        Network("LossHuberSteps", 5, 5).ManyToMany().Input(2).Gru(4).Dense(3).Loss(LossKind.Huber, ("Delta", 0.3)).Tagged(NetworkTags.Widths | NetworkTags.Allocation),
    ];
}
