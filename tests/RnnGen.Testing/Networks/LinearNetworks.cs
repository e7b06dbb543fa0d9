using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Linear cells.</summary>
internal static class LinearNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LinearOneUnit", 10, 1).ManyToMany().Input(1).LinearRnn(1).Squares(),
        Network("LinearOneUnitRows", 5, 4).Input(1).LinearRnn(1).Squares().Tagged(NetworkTags.Widths),
        Network("LinearOneUnitOfTwo", 70, 3).Input(2).LinearRnn(1).Argument("UseBias", 1).Dense(1).Squares(),
        Network("Linear", 5, 4).ManyToMany().Input(3).LinearRnn(5).Dense(2).Squares(),
        Network("LinearLarge", 5, 3).ManyToMany().Input(2).LinearRnn(32).Argument("UseBias", 1).Dense(2).Squares(),
    ];
}
