using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layer normalization within cells other than the LSTM.</summary>
internal static class NormalizedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ElmanNormalized", 5, 4).ManyToMany().Input(3).Elman(5).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruNormalized", 5, 4).ManyToMany().Input(3).Gru(7).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruNormalizedHoisted", 5, 1).Input(3).Gru(16).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("GruBeforeNormalized", 5, 3).Input(2).Gru(5, GruVariant.ResetBefore).Argument("LayerNorm", 1).Dense(1).Squares(),
    ];
}
