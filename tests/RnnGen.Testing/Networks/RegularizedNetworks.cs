using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Dropout of inputs, of states and between layers, zoneout, normalization between layers.</summary>
internal static class RegularizedNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LstmRecurrentDropout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("RecurrentDropout", 0.3).Dense(2).Squares(),
        Network("GruRecurrentDropout", 5, 3).Input(3).Gru(16).Argument("RecurrentDropout", 0.25).Dense(2).Squares(),
        Network("GruBeforeRecurrentDropout", 5, 4).Input(3).Gru(5, GruVariant.ResetBefore).Argument("RecurrentDropout", 0.4).Dense(2).Squares(),
        Network("LstmDropout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("Dropout", 0.3).Lstm(4).Argument("Dropout", 0.2).Dense(2).Squares(),
        Network("LstmZoneout", 5, 4).ManyToMany().Input(3).Lstm(5).Argument("Zoneout", 0.3).Dense(2).Squares(),
        Network("GruZoneout", 5, 3).Input(3).Gru(16).Argument("Zoneout", 0.2).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("ElmanZoneoutHoisted", 5, 1).ManyToMany().Tokens(4).Elman(7).Argument("Zoneout", 0.5).Dense(4).Classes(),
        Network("LstmRegularized", 5, 4).Tagged(NetworkTags.Widths | NetworkTags.Allocation).Input(5).Lstm(8).Argument("Projection", 5).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Zoneout", 0.1)
            .Argument("LayerNorm", 1).Argument("Residual", 1).Dense(1).Squares(),
        Network("GruRegularizedBothWays", 5, 4).ManyToMany().Input(3).Gru(5).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Zoneout", 0.1)
            .Argument("Bidirectional", 1).Dense(1).Squares(),
        Network("DecoderRegularized", 4, 4).EncoderDecoder(3).Tokens(6).Embedding(4).Lstm(5).Argument("Peepholes", 1).Decoder().Embedding(5)
            .Lstm(5).Argument("LayerNorm", 1).Argument("Dropout", 0.2).Argument("RecurrentDropout", 0.3).Argument("Residual", 1)
            .Gru(5).Argument("LayerNorm", 1).Argument("Zoneout", 0.2).Argument("Residual", 1).Layer("LayerNorm").Dense(4).Classes(),
        Network("NormLayers", 5, 4).ManyToMany().Input(3).Layer("LayerNorm").Lstm(6).Layer("LayerNorm").Dense(5, Activation.Tanh).Layer("LayerNorm").Squares().Tagged(NetworkTags.Widths),
        Network("NormLayerOfLast", 5, 3).Input(3).Gru(16).Layer("LayerNorm").Dense(2).Squares(),

        Network("DropoutBetween", 5, 4).ManyToMany().Input(3).Lstm(5).Dropout(0.25).Gru(7).Dense(2).Squares(),
        Network("DropoutOfInputs", 5, 4).Input(3).Dropout(0.3).Lstm(5).Dense(1).Squares(),
        Network("DropoutOfLast", 5, 5).Input(2).Gru(8).Dropout(0.5).Dense(2).Squares(),
        Network("DropoutBeforeLoss", 5, 4).Input(2).Lstm(3).Dropout(0.2).Squares(),
        Network("DropoutOfOutputs", 5, 3).ManyToMany().Input(2).Lstm(3).Dense(2).Dropout(0.2).Squares(),
        Network("DropoutOfEmbedding", 5, 4).ManyToMany().Tokens(6).Embedding(3).Dropout(0.25).Gru(5).Dense(6).Classes(),
        Network("DropoutTwice", 5, 3).Input(3).Lstm(5).Dropout(0.25).Dropout(0.5).Dense(4, Activation.Tanh).Dropout(0.1).Dense(1).Binary().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("DropoutHoisted", 5, 1).ManyToMany().Input(3).Dropout(0.3).Lstm(5).Dropout(0.3).Lstm(4).Dense(2).Squares(),
    ];
}
