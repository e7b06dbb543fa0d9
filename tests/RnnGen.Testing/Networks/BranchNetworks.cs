using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers that read others than the one before them, and branches that come together.</summary>
internal static class BranchNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("BranchesOfSteps", 5, 4).ManyToMany().Input(3).Lstm(5).Dense(4, Activation.Tanh).From("input").Named("now").Join("Concat", "lstm", "now").Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("BranchesOfLastStates", 5, 3).Input(2).Gru(4).Lstm(7).From("input").Join("Concat", "gru", "lstm", "gru").Dense(2).Squares(),
        Network("BranchesOfTheLastStep", 5, 3).Input(3).Lstm(4).Gru(4).Join("Add", "lstm", "gru").Dense(2).Squares(),
        Network("BranchesOfBothDirections", 5, 4).Input(2).Gru(3).Bidirectional().Lstm(4).Join("Concat", "gru", "lstm").Dense(2).Squares(),
        Network("BranchesOfMergedDirections", 6, 3).Input(2).Lstm(4).Bidirectional(MergeMode.Multiply).Gru(4).Reversed().Dense(4, Activation.Sigmoid).Join("Multiply", "lstm", "dense", "gru").Dense(3).Classes(),
        Network("BranchesGated", 6, 9).ManyToMany().Input(9).Gru(16).Dense(16, Activation.Sigmoid).Named("gate").Dense(16, Activation.Relu).From("input").Named("value").Join("Multiply", "gate", "value").Join("Add", "multiply", "gru").Layer("LayerNorm").Dense(4).Classes(),
        Network("BranchesOfTokens", 5, 4).ManyToMany().Tokens(6).Embedding(4).Gru(5).Dropout(0.25).From("embedding").Join("Concat", "gru", "dropout").Dense(6).Classes().Tagged(NetworkTags.Races),
        Network("BranchesOfOneInput", 4, 2).ManyToMany().Input(4).Elman(4).Join("Add", "elman", "input", "input").Dense(4).Join("Multiply", "add", "dense").Squares(),
        Network("BranchesOnRows", 6, 32).Input(2).Gru(4).Lstm(4).From("input").Join("Multiply", "gru", "lstm").Dense(1).Squares(),
        Network("BranchesOfAnEncoder", 4, 3).EncoderDecoder(3).Input(3).Gru(4).Lstm(5).From("input").Join("Concat", "gru", "lstm").Decoder(AttentionKind.Additive).Lstm(4).Gru(3).Dense(2).Squares(),
        Network("BranchesOfADecoder", 4, 3).EncoderDecoder(4).Input(3).Gru(4).Decoder().Gru(4).Dense(3).Join("Concat", "decoder", "gru2", "dense").Dense(3).Join("Add", "dense2", "decoder").Squares(),
        Network("BranchesOfAStart", 4, 3).OneToMany().Tokens(5).Decoder().Embedding(4).Gru(4).Join("Add", "embedding", "gru").Dense(5).Classes(),
        Network("BranchesOfTrees", 7, 3).Input(3).TreeLstm(4).TreeRnn(5).From("input").Join("Concat", "treelstm", "treernn").Dense(2).Squares(),
        Network("BranchesOfNodes", 7, 3).ManyToMany().Input(3).TreeLstm(3).Join("Add", "treelstm", "input").Dense(2).Squares(),
        Network("BranchesCarriedOver", 4, 3).ManyToMany().Stateful().Traced().BackpropSteps(3).Input(3).Gru(4).Lstm(4).From("input").Join("Multiply", "gru", "lstm").Dense(2).Squares(),
    ];
}
