using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>LSTM cells with peepholes, coupled gates, projections, clipped states and layer normalization, alone and together.</summary>
internal static class LstmVariantNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmGateClip", 4, 3).Input(2).Lstm(4).Argument("GateClip", 0.5).Gru(3).Argument("GateClip", 0.5).Dense(2).Squares(),
        Network("LstmActivations", 5, 4).Input(3).Lstm(5).Argument("Activation", (int)Activation.Gelu).Argument("OutputActivation", (int)Activation.Softsign).Dense(2).Squares(),
        Network("LstmPeepholes", 5, 4).Input(2).Lstm(5).Argument("Peepholes", 1).Dense(1).Squares(),
        Network("LstmPeepholesOneUnit", 5, 1).ManyToMany().Input(1).Lstm(1).Argument("Peepholes", 1).Dense(1).Squares(),
        Network("LstmPeepholesLarge", 5, 8).ManyToMany().Input(2).Lstm(32).Argument("Peepholes", 1).Dense(2).Squares(),
        Network("LstmPeepholesHoisted", 5, 1).ManyToMany().Input(3).Lstm(20).Argument("Peepholes", 1).WithoutBias().Dense(2).Squares(),
        Network("LstmCoupled", 5, 4).ManyToMany().Input(3).Lstm(7).Argument("CoupledGates", 1).Dense(2).Squares(),
        Network("LstmCoupledOneUnit", 2, 1).Input(1).Lstm(1).Argument("CoupledGates", 1).Dense(1).Squares(),
        Network("LstmCoupledPeepholes", 5, 3).Input(2).Lstm(16).Argument("CoupledGates", 1).Argument("Peepholes", 1).Dense(3).Classes(),
        Network("LstmProjection", 5, 4).ManyToMany().Input(3).Lstm(8).Argument("Projection", 5).Dense(2).Squares(),
        Network("LstmProjectionToOne", 5, 4).Input(2).Lstm(7).Argument("Projection", 1).Squares(),
        Network("LstmProjectionUp", 5, 3).Input(2).Lstm(4).Argument("Projection", 20).Dense(2).Squares(),
        Network("LstmProjectionStack", 5, 8).ManyToMany().Tokens(6).Lstm(32).Argument("Projection", 16).Lstm(5).Argument("Projection", 3).Dense(6).Classes(),
        Network("LstmClipped", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("StateClip", 0.25).Dense(2).Squares(),
        Network("LstmNormalized", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("LstmNormalizedLarge", 5, 3).Input(3).Lstm(32).Argument("LayerNorm", 1).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("LstmNormalizedWithoutBias", 5, 4).Input(3).Lstm(5).WithoutBias().Argument("LayerNorm", 1).Dense(1).Squares(),
        Network("LstmVariantsBothWays", 5, 4).ManyToMany().Input(3).Lstm(6).Argument("Peepholes", 1).Argument("Projection", 3).Argument("LayerNorm", 1)
            .Argument("Bidirectional", 1).Dense(2).Squares(),
        Network("LstmEverything", 5, 4).Tagged(NetworkTags.Widths).ManyToMany().Input(3).Lstm(9).Argument("Peepholes", 1).Argument("Projection", 4).Argument("StateClip", 1.5).Argument("LayerNorm", 1)
            .Lstm(3).Argument("CoupledGates", 1).Argument("Peepholes", 1).Argument("LayerNorm", 1).Dense(2).Squares(),
    ];
}
