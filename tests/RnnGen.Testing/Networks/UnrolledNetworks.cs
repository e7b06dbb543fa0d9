using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Many steps, and steps that are unrolled as declared.</summary>
internal static class UnrolledNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmByFactor", 70, 3).ManyToMany().Input(1).Lstm(5).Dense(1).Squares().Tagged(NetworkTags.Allocation),
        Network("GruByFactor", 70, 4).Input(2).Gru(4).Dense(1).Squares(),
        Network("LstmPrimeSteps", 67, 2).Input(2).Lstm(3).Dense(1).Squares(),
        Network("LstmLoop", 5, 4).ManyToMany().Unroll(UnrollMode.None).Input(2).Lstm(5).Lstm(3).Dense(2).Squares(),
        Network("GruDeclaredFactor", 6, 4).ManyToMany().Unroll(UnrollMode.Factor, 3).Input(2).Gru(5).Dense(2).Squares(),
    ];
}
