using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Networks that trace their gradients.</summary>
internal static class TracedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmTraced", 5, 4).Traced().Input(2).Lstm(5).Dense(2).Squares(),
        Network("ElmanTracedIdentity", 5, 3).ManyToMany().Traced().Input(2).Elman(4, Activation.Identity).Dense(1).Squares(),
        Network("ElmanTracedOneUnit", 5, 2).Traced().Input(1).Elman(1, Activation.Identity).Dense(1).Squares(),
        Network("TracedStack", 6, 4).ManyToMany().Traced().Unroll(UnrollMode.Factor, 3).Input(3).Gru(5).Dropout(0.25).Lstm(3).Bidirectional().Gru(4, GruVariant.ResetBefore).Squares().Tagged(NetworkTags.Widths),
        Network("DecoderTraced", 5, 4).EncoderDecoder(4).Traced().Tokens(6).Embedding(4).Lstm(5).Gru(3).Decoder(AttentionKind.Dot).Embedding(3).Lstm(5).Gru(3).Dense(4).Classes(),
        Network("JordanTraced", 5, 4).ManyToMany().Traced().Input(3).Jordan(5, 2, TeacherForcing.Never).Squares(),
        Network("TracedTokens", 5, 1).Traced().Tokens(6).Embedding(3).Gru(16).Dense(4).Classes(),
    ];
}
