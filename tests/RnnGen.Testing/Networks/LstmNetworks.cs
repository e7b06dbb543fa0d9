using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>LSTM cells: sizes around those of registers, hoisted products, tokens, penalties.</summary>
internal static class LstmNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("Lstm", 5, 4).Input(2).Lstm(4).Dense(1).Squares(),
        Network("LstmOneUnit", 2, 1).Input(1).Lstm(1).Dense(1).Squares().Tagged(NetworkTags.Widths),
        Network("LstmTwoUnits", 5, 3).ManyToMany().Input(1).Lstm(2).Dense(1).Squares(),
        Network("LstmFullRegisters", 5, 32).Input(1).Lstm(32).Dense(1).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("LstmJustUnder", 5, 5).ManyToMany().Input(3).Lstm(31).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("LstmJustOver", 2, 3).Input(2).Lstm(33).Dense(5).Squares().Tagged(NetworkTags.Widths),
        Network("LstmLarge", 5, 8).ManyToMany().Input(5).Lstm(64).Dense(3).Squares(),
        Network("LstmHoisted", 5, 1).Input(3).Lstm(16).Dense(2).Squares().Tagged(NetworkTags.Allocation),
        Network("LstmHoistedRows", 5, 2).ManyToMany().Input(3).Lstm(20).Dense(8).Squares().Tagged(NetworkTags.Widths),
        Network("LstmOneStep", 1, 4).Shape(SequenceShape.OneToOne).Input(4).Lstm(3).Dense(2).Squares(),
        Network("LstmBinary", 5, 4).Input(1).Lstm(7).Dense(1).Binary(),
        Network("LstmBinarySteps", 5, 3).ManyToMany().Input(2).Lstm(3).Dense(3).Binary().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("LstmClasses", 5, 5).Input(3).Lstm(8).Dense(4).Classes(),
        Network("LstmEmbedding", 5, 4).Tokens(7).Embedding(4).Lstm(5).Dense(3).Classes().Tagged(NetworkTags.Widths),
        Network("LstmOneHot", 5, 3).Tokens(9).Lstm(8).Dense(20).Classes(),
        Network("LstmOneHotHoisted", 5, 1).ManyToMany().Tokens(4).Lstm(5).Dense(4).Classes(),
        Network("LstmWithoutBias", 5, 4).Input(2).Lstm(3).WithoutBias().Dense(1).WithoutBias().Squares(),
        Network("LstmPenalties", 5, 4).Input(2).Lstm(3).Argument("L1", 0.01).Argument("L2", 0.02).Dense(1).Argument("L2", 0.05).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("LstmAlone", 5, 4).Input(2).Lstm(5).Squares(),
        Network("LstmRelu", 5, 3).Input(3).Lstm(4).Argument("Activation", (int)Activation.Relu).Dense(2).Squares(),
        Network("LstmTanhGates", 5, 4).Input(3).Lstm(4).Argument("RecurrentActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("LstmWithoutLoss", 5, 4).ManyToMany().Input(3).Lstm(5).Dense(2),
    ];
}
