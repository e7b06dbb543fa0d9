using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>GRU cells: sizes, hoisted products, tokens, the reset gate before and after.</summary>
internal static class GruNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("Gru", 5, 4).Input(2).Gru(4).Dense(1).Squares(),
        Network("GruOneUnit", 5, 1).Input(1).Gru(1).Dense(1).Squares(),
        Network("GruSteps", 5, 3).ManyToMany().Input(1).Gru(7).Dense(1).Squares(),
        Network("GruLarge", 5, 32).Input(2).Gru(48).Dense(4).Squares().Tagged(NetworkTags.Widths),
        Network("GruHoisted", 5, 1).Input(3).Gru(30).Dense(2).Squares(),
        Network("GruBefore", 5, 4).Input(3).Gru(5, GruVariant.ResetBefore).Dense(2).Squares().Tagged(NetworkTags.Allocation),
        Network("GruBeforeSteps", 5, 5).ManyToMany().Input(2).Gru(16, GruVariant.ResetBefore).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("GruBeforeHoisted", 5, 2).ManyToMany().Input(2).Gru(7, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("GruBeforeOneUnit", 2, 1).Input(1).Gru(1, GruVariant.ResetBefore).Dense(1).Squares(),
        Network("GruBeforeWithoutBias", 5, 4).Input(2).Gru(3, GruVariant.ResetBefore).WithoutBias().Dense(1).Squares(),
        Network("GruWithoutBias", 5, 4).Input(2).Gru(3).WithoutBias().Dense(1).Squares(),
        Network("GruEmbedding", 5, 4).ManyToMany().Tokens(6).Embedding(3).Gru(5).Dense(6).Classes().Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("GruOneHotBefore", 5, 4).ManyToMany().Tokens(6).Gru(5, GruVariant.ResetBefore).Dense(6).Classes(),
        Network("GruOneStep", 1, 3).Shape(SequenceShape.OneToOne).Input(2).Gru(5).Dense(3).Classes(),
        Network("GruAlone", 5, 4).ManyToMany().Input(2).Gru(4).Squares().Tagged(NetworkTags.Widths),
        Network("GruBinary", 5, 5).Input(2).Gru(5).Dense(2).Binary(),
    ];
}
