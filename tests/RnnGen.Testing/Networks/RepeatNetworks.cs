using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Networks whose predictions hold the latest output at steps that do not count: each the one beside it in a test, with the option.</summary>
internal static class RepeatNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("RepeatLstm", 5, 3).ManyToMany().Input(1).Lstm(2).Dense(1).Squares().RepeatingLastOutput(),
        Network("RepeatRows", 5, 16).ManyToMany().Input(8).Lstm(8).Dense(8, Activation.Tanh).Dense(3).Binary().RepeatingLastOutput(),
        Network("RepeatHeads", 4, 5).ManyToMany().Tokens(6).Embedding(3).Lstm(4).Dense(3).Named("a").Dense(5).Named("b").Reading("lstm").Dense(2).Named("c").Reading("lstm")
            .LossOf("a", LossKind.SoftmaxCrossEntropy, ("LabelSmoothing", 0.125)).LossOf("b", LossKind.Focal).LossOf("c", LossKind.BinaryCrossEntropy).RepeatingLastOutput(),
    ];
}
