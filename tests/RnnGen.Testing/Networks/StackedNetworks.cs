using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layer upon layer.</summary>
internal static class StackedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmStack", 5, 4).Input(3).Lstm(6).Lstm(3).Lstm(5).Dense(2).Squares(),
        Network("LstmStackLarge", 5, 4).ManyToMany().Input(2).Lstm(20).Lstm(48).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Races),
        Network("LstmStackHoisted", 5, 1).ManyToMany().Input(2).Lstm(8).Lstm(5).Dense(2).Squares(),
        Network("GruStack", 5, 3).Input(2).Gru(3).Gru(20, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("ElmanStack", 5, 5).ManyToMany().Input(2).Elman(4).Elman(7).Elman(2).Squares(),
        Network("MixedStack", 5, 4).ManyToMany().Input(3).Dense(4, Activation.Tanh).Lstm(5).Gru(3).Elman(4).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("DenseBetween", 5, 4).ManyToMany().Input(2).Lstm(5).Dense(4, Activation.Sigmoid).Gru(3).Dense(2, Activation.Tanh).Squares(),
        Network("DenseActivations", 5, 4).Input(2).Elman(5).Dense(4, Activation.Relu).Dense(3, Activation.Sigmoid).Dense(2, Activation.Tanh).Squares().Tagged(NetworkTags.Widths),
        Network("DenseFirst", 5, 4).Input(3).Dense(5, Activation.Relu).WithoutBias().Gru(4).Dense(1).Squares(),
        Network("DenseNarrow", 5, 4).ManyToMany().Input(3).Dense(2).Lstm(4).Dense(1).Dense(3).Squares(),
        Network("DenseTokens", 5, 4).ManyToMany().Tokens(6).Dense(3, Activation.Tanh).Lstm(4).Dense(6).Classes().Tagged(NetworkTags.Widths),
    ];
}
