using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Networks with several inputs: at the steps, of the whole sequence, and at the steps of the output.</summary>
internal static class InputNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("InputsOfBothKinds", 5, 4).Input(3).Tokens(7).Named("day").Embedding(4).Join("Concat", "input", "embedding").Lstm(6).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("InputsOfManyTokens", 6, 5).ManyToMany().Tokens(5).Embedding(3).Tokens(7).Embedding(4).Tokens(3).Join("Concat", "embedding", "embedding2").Gru(5).Gru(4).From("input3").Join("Concat", "gru", "gru2").Dense(4).Classes().Tagged(NetworkTags.Races),
        Network("InputsOfTheSequence", 5, 4).ManyToMany().Input(2).Input(3).Named("place").OfSequence().Tokens(6).Named("kind").OfSequence().Embedding(4).Join("Concat", "input", "place", "embedding").Lstm(5).Dense(2).Squares().Tagged(NetworkTags.Allocation),
        Network("InputsOfTheSequenceTrained", 4, 5).ManyToMany().Input(4).Input(3).Named("place").OfSequence().Dense(4, Activation.Sigmoid).Named("gate").Join("Multiply", "gate", "input").Gru(4).Join("Add", "gru", "gate").Dense(3).Binary(),
        Network("InputsOfTheSequenceRead", 5, 4).Input(2).Gru(4).Input(3).Named("place").OfSequence().Lstm(5).Join("Concat", "gru", "lstm", "place").Dense(2).Squares(),
        Network("InputsBesideTheLastState", 5, 3).Input(3).Gru(6).Tokens(4).OfSequence().Embedding(6).Join("Multiply", "gru", "embedding").Dense(2).Squares(),
        Network("InputsOnRows", 6, 32).Input(2).Input(1).Named("other").Join("Concat", "input", "other").Gru(4).Input(2).Named("place").OfSequence().Join("Concat", "gru", "place").Dense(1).Squares(),
        Network("InputsOnRowsOfSteps", 6, 32).ManyToMany().Input(2).Input(2).Named("place").OfSequence().Join("Concat", "input", "place").Gru(4).Dense(1).Squares(),
        Network("InputsOfTheFuture", 5, 4).EncoderDecoder(3).Input(2).Gru(5).Decoder().Input(2).Named("plan").OfOutputSteps().Join("Concat", "decoder", "plan").Gru(5).Dense(1).Squares().Tagged(NetworkTags.Allocation | NetworkTags.Races),
        Network("InputsOfAllSpans", 6, 4).EncoderDecoder(4).Input(2).Named("history").Tokens(7).Named("weekday").Embedding(3).Tokens(5).Named("store").OfSequence().Embedding(4).Named("place").Join("Concat", "history", "embedding", "place").Lstm(6).Decoder(feedback: FeedbackSource.Zeros)
            .Input(2).Named("plan").OfOutputSteps().Tokens(7).Named("coming").OfOutputSteps().Embedding(3).Named("days").Join("Concat", "plan", "days", "place").Lstm(6).Dense(3).Squares().Tagged(NetworkTags.Races),
        Network("InputsOfTheFutureAttended", 5, 3).EncoderDecoder(4).Input(3).Gru(4).Bidirectional().Input(2).Named("plan").OfOutputSteps().Dense(3, Activation.Tanh).Decoder(AttentionKind.Additive).From("gru").Join("Add", "decoder", "dense").Gru(4).Dense(3).Squares(),
        Network("InputsOfOneToManyClasses", 5, 3).OneToMany().Tokens(5).Decoder().Embedding(3).Input(2).Named("plan").OfOutputSteps().Join("Concat", "embedding", "plan").Lstm(4).Dense(5).Classes(),
        Network("InputsOfTrees", 7, 3).Tokens(5).Embedding(3).Input(2).Join("Concat", "embedding", "input2").TreeLstm(4).Dense(2).Squares(),
        Network("InputsCarriedOver", 4, 3).ManyToMany().Stateful().Input(2).Tokens(3).Named("kind").OfSequence().Embedding(2).Join("Concat", "input", "embedding").Gru(4).Dense(2).Squares(),
        Network("InputsOfOneRow", 8, 1).ManyToMany().Input(3).Tokens(5).OfSequence().Embedding(3).Join("Add", "input", "embedding").Lstm(16).Dense(1).Squares(),
    ];
}
