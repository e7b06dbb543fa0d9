using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Several transitions a step.</summary>
internal static class DeepTransitionNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ElmanDeep", 5, 4).ManyToMany().Input(3).Elman(5).Argument("TransitionDepth", 3).Dense(2).Squares(),
        Network("ElmanDeepOneUnit", 5, 1).Input(1).Elman(1).Argument("TransitionDepth", 2).Dense(1).Squares(),
        Network("ElmanDeepLarge", 5, 3).Input(2).Elman(32, Activation.Sigmoid).Argument("TransitionDepth", 2).WithoutBias().Dense(2).Squares(),
        Network("GruDeep", 5, 4).ManyToMany().Input(3).Gru(5).Argument("TransitionDepth", 3).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("GruDeepBefore", 5, 3).Input(2).Gru(16, GruVariant.ResetBefore).Argument("TransitionDepth", 2).Dense(2).Squares(),
        Network("GruDeepMinimal", 5, 4).Input(2).Gru(5, GruVariant.Minimal).Argument("TransitionDepth", 2).Argument("LayerNorm", 1).Dense(2).Squares(),
    ];
}
