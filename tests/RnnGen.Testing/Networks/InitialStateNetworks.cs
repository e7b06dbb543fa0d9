using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>States that begin with trained vectors, and with values that stand once: as they are, through a bridge, in both directions, in a decoder.</summary>
internal static class InitialStateNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("InitialStatesLearned", 5, 4).ManyToMany().Input(3).Lstm(5).LearningItsStates().Gru(4).Bidirectional().LearningItsStates().Dense(2).Squares(),
        Network("InitialStatesLearnedInAStream", 5, 4).ManyToMany().Input(3).Lstm(5).LearningItsStates().Gru(4).LearningItsStates().Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("InitialStatesGiven", 4, 5).Input(2).Named("history").Input(4).Named("first").OfSequence().Dense(6, Activation.Tanh).Named("wide").Lstm(4).From("history").BeginningWith("first", "wide").Gru(6).BeginningWith("wide").Dense(2).Squares(),
        Network("InitialStatesOfADecoder", 4, 3).EncoderDecoder(3).Input(2).Gru(4).Input(5).Named("picture").OfSequence().Decoder(AttentionKind.Dot).From("gru").Gru(4).BeginningWith("picture").Dense(2).Squares(),
        Network("InitialStatesLearnedByBoth", 4, 3).EncoderDecoder(3).Input(2).Lstm(4).LearningItsStates().Decoder().Lstm(4).Elman(3).LearningItsStates().Dense(2).Squares(),
        Network("InitialStatesOfAWriter", 4, 3).OneToMany().Tokens(5).Decoder().Input(3).Named("picture").OfSequence().Embedding(3).From("decoder").Lstm(6).BeginningWith("picture").Dense(5).Classes(),
    ];
}
