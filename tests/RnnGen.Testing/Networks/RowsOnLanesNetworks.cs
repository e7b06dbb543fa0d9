using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Few units and many rows: the rows of the batch are on the lanes.</summary>
internal static class RowsOnLanesNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("RowsElman", 5, 16).Input(1).Elman(4).Dense(1).Squares(),
        Network("RowsElmanSteps", 7, 20).ManyToMany().Input(3).Elman(5, Activation.Relu).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("RowsElmanAlone", 5, 17).ManyToMany().Input(2).Elman(3).Squares(),
        Network("RowsLinear", 5, 16).Input(1).LinearRnn(1).Squares().Tagged(NetworkTags.Widths),
        Network("RowsLstm", 5, 33).Input(2).Lstm(4).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Races),
        Network("RowsLstmWide", 5, 16).ManyToMany().Input(8).Lstm(8).Dense(8, Activation.Tanh).Dense(3).Binary(),
        Network("RowsLstmEverything", 5, 16).Input(2).Lstm(7).Argument("Peepholes", 1).Argument("CoupledGates", 1).Argument("LayerNorm", 1).Dense(1).Loss(LossKind.Huber).Tagged(NetworkTags.Widths),
        Network("RowsGru", 5, 24).Input(1).Gru(4).Dense(1).Loss(LossKind.MeanAbsoluteError),
        Network("RowsGruBefore", 70, 16).ManyToMany().Input(2).Gru(3, GruVariant.ResetBefore).Dense(4).Binary().Tagged(NetworkTags.Widths),
        Network("RowsStack", 5, 16).ManyToMany().Input(2).Lstm(3).Gru(5).Elman(4).Dense(2).Squares(),
        Network("RowsBothWays", 5, 19).ManyToMany().Input(2).Gru(3).Bidirectional(MergeMode.Average).Elman(4).Bidirectional(MergeMode.Sum).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("RowsNormed", 5, 16).ManyToMany().Input(2).Elman(6).Layer("LayerNorm").Dense(1).Squares(),
    ];
}
