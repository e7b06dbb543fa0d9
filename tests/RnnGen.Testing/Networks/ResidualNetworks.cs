using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers with residual connections.</summary>
internal static class ResidualNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ResidualStack", 5, 4).ManyToMany().Input(3).Lstm(5).Gru(5).Argument("Residual", 1).Elman(5).Argument("Residual", 1).Dense(5).Argument("Residual", 1).Squares(),
        Network("ResidualToOne", 5, 4).Input(3).Lstm(3).Argument("Residual", 1).Dense(3, Activation.Tanh).Argument("Residual", 1).Dense(1).Squares(),
        Network("ResidualProjection", 5, 8).ManyToMany().Input(16).Lstm(32).Argument("Projection", 16).Argument("Residual", 1).Squares(),
        Network("ResidualOneUnit", 5, 1).Input(1).LinearRnn(1).Argument("Residual", 1).Dense(1).Argument("Residual", 1).Squares(),
        Network("ResidualReverse", 5, 3).ManyToMany().Input(4).Gru(4).Argument("Reverse", 1).Argument("Residual", 1).Dense(2).Squares(),
    ];
}
