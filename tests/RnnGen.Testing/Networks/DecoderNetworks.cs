using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Encoders and decoders: what is fed back, what is attended to, what is handed over.</summary>
internal static class DecoderNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("DecoderTokens", 5, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Lstm(5).Decoder().Embedding(3).Lstm(5).Dense(4).Classes().Tagged(NetworkTags.Races),
        Network("DecoderBridged", 5, 3).EncoderDecoder(6).Input(2).Gru(4).Bidirectional().Decoder().Gru(5).Dense(3).Classes(),
        Network("DecoderFree", 4, 4).EncoderDecoder(5).Input(2).Lstm(3).Decoder(forcing: TeacherForcing.Never).Lstm(3).Dense(2).Squares(),
        Network("DecoderForced", 4, 4).EncoderDecoder(5).Input(2).Elman(3).Decoder(forcing: TeacherForcing.Scheduled).Lstm(4).Dense(1).Squares().Tagged(NetworkTags.Widths | NetworkTags.Races),
        Network("DecoderZeros", 4, 4).EncoderDecoder(3).Input(2).Gru(5).Decoder(feedback: FeedbackSource.Zeros).Gru(5).Dense(2).Squares(),
        Network("DecoderZerosAttended", 4, 4).EncoderDecoder(3).Input(2).Lstm(5).Decoder(AttentionKind.Dot, FeedbackSource.Zeros).Lstm(5).Dense(2).Squares(),
        Network("DecoderZerosPlain", 4, 3).EncoderDecoder(3).Input(2).Gru(4).Decoder(feedback: FeedbackSource.Zeros).Gru(3).WithoutBias().Dense(2).Squares(),
        Network("DecoderZerosNormalized", 4, 3).EncoderDecoder(3).Input(2).Gru(8).Decoder(feedback: FeedbackSource.Zeros).Gru(8).Argument("LayerNorm", 1).Dense(2).Squares(),
        Network("DecoderLags", 5, 4).EncoderDecoder(4).Input(2).Lags(3).Gru(4).Decoder().Lags(2).Gru(4).Lags(2).Squares(),
        Network("DecoderJordan", 5, 4).EncoderDecoder(4).Input(2).Gru(4).Decoder(forcing: TeacherForcing.Never).Jordan(5, 3).Binary(),
        Network("DecoderDot", 5, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Gru(5).Decoder(AttentionKind.Dot).Embedding(3).Gru(5).Dense(4, Activation.Tanh).Dense(4).Classes(),
        Network("DecoderEqualWidths", 4, 3).EncoderDecoder(3).Tokens(5).Embedding(4).Gru(4).Decoder(AttentionKind.Dot).Embedding(4).Gru(4).Dense(4, Activation.Tanh).Dense(3).Classes(),
        Network("DecoderDotWide", 4, 3).EncoderDecoder(5).Input(2).Lstm(8).Bidirectional().Decoder(AttentionKind.Dot).Lstm(16).Dense(3).Classes().Tagged(NetworkTags.Widths),
        Network("DecoderAdditive", 5, 4).EncoderDecoder(4).Tokens(6).Embedding(4).Lstm(5).Bidirectional().Decoder(AttentionKind.Additive).Argument("AttentionUnits", 6).Embedding(3).Lstm(5).Dense(4).Classes().Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("DecoderAdditiveValues", 5, 4).EncoderDecoder(3).Input(2).Gru(4).Decoder(AttentionKind.Additive).Gru(3).Dense(2).Squares(),
        Network("DecoderDeep", 4, 4).EncoderDecoder(3).Tokens(5).Lstm(4).Gru(6).Decoder(AttentionKind.Dot).Lstm(4).Gru(6).Dense(5).Classes(),
        Network("DecoderProjected", 4, 3).EncoderDecoder(3).Input(2).Lstm(6).Argument("Projection", 3).Decoder().Lstm(6).Argument("Projection", 3).Squares(),
        Network("DecoderResidual", 4, 3).EncoderDecoder(3).Tokens(5).Gru(5).Decoder().Gru(5).Argument("Residual", 1).Dense(4).Classes(),
        Network("DecoderUneven", 5, 16).EncoderDecoder(7).Input(2).Lstm(11).Bidirectional().Decoder().Lstm(16).Dense(2).Squares(),
        Network("DecoderByFactor", 4, 2).EncoderDecoder(70).Input(2).Gru(3).Decoder().Gru(3).Dense(3).Classes(),
    ];
}
