using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Cells over trees.</summary>
internal static class TreeNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("TreeLstm", 7, 4).Input(3).TreeLstm(4).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("TreeLstmOneUnit", 5, 1).Input(1).TreeLstm(1).Dense(1).Squares(),
        Network("TreeLstmFullRegisters", 9, 8).Input(2).TreeLstm(32).Dense(1).Squares(),
        Network("TreeLstmJustOver", 6, 3).ManyToMany().Input(2).TreeLstm(33).Dense(3).Squares().Tagged(NetworkTags.Widths),
        Network("TreeLstmClasses", 9, 5).Tokens(7).Embedding(4).TreeLstm(5).Dense(3).Classes().Tagged(NetworkTags.Allocation | NetworkTags.Races),
        Network("TreeLstmOneHot", 7, 4).ManyToMany().Tokens(5).TreeLstm(8).Dense(4).Classes().Tagged(NetworkTags.Widths),
        Network("TreeLstmBinary", 8, 3).Tokens(5).Embedding(3).TreeLstm(7).Dense(1).Binary(),
        Network("TreeLstmWithoutBias", 6, 4).Input(2).TreeLstm(3).WithoutBias().Dense(1).Squares(),
        Network("TreeLstmPenalties", 6, 4).Input(2).TreeLstm(3).Argument("L1", 0.01).Argument("L2", 0.02).Dense(1).Squares(),
        Network("TreeLstmAlone", 6, 4).Input(2).TreeLstm(5).Squares(),
        Network("TreeLstmAloneSteps", 6, 3).ManyToMany().Input(2).TreeLstm(4).Squares(),
        Network("TreeLstmTanhGates", 6, 4).Input(3).TreeLstm(4).Argument("RecurrentActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("TreeLstmWithoutLoss", 6, 4).ManyToMany().Input(3).TreeLstm(5).Dense(2),
        Network("TreeRnn", 7, 4).Input(3).TreeRnn(5).Dense(2).Squares(),
        Network("TreeRnnOneUnit", 5, 2).Input(1).TreeRnn(1).Dense(1).Squares(),
        Network("TreeRnnRelu", 6, 3).ManyToMany().Input(4).TreeRnn(7, Activation.Relu).Dense(1).Squares(),
        Network("TreeRnnIdentity", 6, 4).Input(3).TreeRnn(3, Activation.Identity).Dense(2).Squares(),
        Network("TreeRnnTokens", 9, 4).Tokens(6).Embedding(3).TreeRnn(20).Dense(4).Classes().Tagged(NetworkTags.Widths),
        Network("TreeStack", 7, 4).Input(3).Dense(4, Activation.Tanh).TreeRnn(5).Dense(3).TreeLstm(4).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("TreeStackSteps", 7, 3).ManyToMany().Input(2).TreeLstm(3).TreeLstm(5).Dense(1).Squares(),
        Network("TreeDropout", 6, 4).ManyToMany().Input(3).Dropout(0.25).TreeLstm(4).Dropout(0.3).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("TreeDropoutOfRoot", 6, 4).Tokens(5).Embedding(4).Dropout(0.25).TreeLstm(4).Dropout(0.3).Dense(2).Classes(),
    ];
}
