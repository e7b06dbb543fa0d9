using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Minimal gated units.</summary>
internal static class GruVariantNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("GruMinimal", 5, 4).ManyToMany().Input(3).Gru(5, GruVariant.Minimal).Dense(2).Squares(),
        Network("GruMinimalOneUnit", 5, 1).Input(1).Gru(1, GruVariant.Minimal).Dense(1).Squares(),
        Network("GruMinimalLarge", 5, 8).Input(2).Gru(32, GruVariant.Minimal).Dense(2).Squares(),
        Network("GruMinimalHoisted", 5, 2).ManyToMany().Tokens(5).Gru(7, GruVariant.Minimal).Argument("LayerNorm", 1).Dense(5).Classes(),
    ];
}
