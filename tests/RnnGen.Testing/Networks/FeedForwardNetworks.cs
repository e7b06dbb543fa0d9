using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Networks without recurrence.</summary>
internal static class FeedForwardNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("FeedForward", 1, 4).Shape(SequenceShape.OneToOne).Input(3).Dense(8, Activation.Tanh).Dropout(0.25).Dense(3).Classes(),
        Network("FeedForwardOfSteps", 5, 3).ManyToMany().Input(4).Dense(4, Activation.Gelu).Argument("Residual", 1).Layer("LayerNorm").Dense(2).Squares(),
        Network("FeedForwardOfTokens", 5, 3).ManyToMany().Tokens(6).Embedding(3).Dense(6).Classes(),
        Network("FeedForwardOnRows", 1, 32).Shape(SequenceShape.OneToOne).Input(3).Dense(4, Activation.Tanh).Dense(1).Squares(),
    ];
}
