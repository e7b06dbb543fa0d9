using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers that see outputs or inputs of earlier steps: Jordan cells, lags, networks that write on from one input.</summary>
internal static class FeedbackNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("JordanForced", 5, 4).ManyToMany().Input(3).Jordan(5, 2).Squares().Tagged(NetworkTags.Allocation),
        Network("JordanFree", 5, 4).ManyToMany().Input(2).Jordan(8, 1, TeacherForcing.Never).Squares(),
        Network("JordanClasses", 5, 3).ManyToMany().Tokens(6).Embedding(4).Jordan(5, 4).Classes().Tagged(NetworkTags.Widths),
        Network("JordanBinary", 5, 4).ManyToMany().Input(2).Jordan(4, 3, TeacherForcing.Scheduled).Argument("Activation", (int)Activation.Sigmoid).Binary(),
        Network("JordanBetween", 5, 4).Input(2).Jordan(6, 3, TeacherForcing.Never).Argument("OutputActivation", (int)Activation.Tanh).Dense(2).Squares(),
        Network("JordanBothWays", 5, 4).ManyToMany().Input(2).Jordan(4, 2).Bidirectional().Squares(),
        Network("JordanResidual", 5, 4).ManyToMany().Input(2).Jordan(4, 2).Argument("Residual", 1).Squares(),
        Network("JordanCtc", 5, 4).ManyToMany().Input(2).Jordan(4, 3).Loss(LossKind.Ctc, ("Labels", 2)),
        Network("JordanToOne", 5, 4).Input(2).Jordan(6, 3, TeacherForcing.Never).Squares(),
        Network("LagsOfOne", 5, 4).ManyToMany().Input(1).Lags(3).Dense(1).Squares(),
        Network("LagsOfFeatures", 5, 3).Input(3).Lags(4).Dense(2).Squares(),
        Network("LagsThenLstm", 5, 4).ManyToMany().Input(2).Lags(2).Lstm(5).Dense(1).Squares().Tagged(NetworkTags.Widths),
        Network("OneToManyZeros", 5, 4).OneToMany().Input(3).Lstm(5).Dense(2).Squares(),
        Network("OneToManyTokens", 5, 4).OneToMany().Tokens(6).Embedding(4).Gru(5).Dense(3).Classes(),
        Network("OneToManyOneHot", 4, 3).OneToMany().Tokens(5).Lstm(6).Dense(3).Squares(),
        Network("OneToManyOwnValues", 5, 4).OneToMany().Input(2).Decoder().Lstm(5).Dense(2).Squares(),
        Network("OneToManyOwnFree", 5, 4).OneToMany().Input(2).Decoder(forcing: TeacherForcing.Never).Gru(5).Dense(2).Squares(),
        Network("OneToManyOwnTokens", 5, 4).OneToMany().Tokens(6).Decoder().Embedding(3).Gru(5).Dropout(0.2).Lstm(4).Dense(6).Classes().Tagged(NetworkTags.Widths | NetworkTags.Allocation | NetworkTags.Races),
        Network("OneToManyOwnEqualWidths", 5, 3).OneToMany().Tokens(3).Decoder().Embedding(3).Lstm(3).Dense(3).Classes(),
        Network("OneToManyOwnOneHot", 5, 1).OneToMany().Tokens(4).Decoder(forcing: TeacherForcing.Never).Elman(5).Dense(4).Classes(),
        Network("OneToManyOwnResidual", 5, 3).OneToMany().Tokens(6).Decoder().Lstm(6).Argument("Residual", 1).Dense(6).Classes(),
        Network("OneToManyOwnDropped", 5, 3).OneToMany().Tokens(5).Decoder().Dropout(0.25).Gru(5).Argument("Dropout", 0.25).Dense(5).Argument("Residual", 1).Dense(5).Classes(),
        Network("OneToManyOwnLags", 5, 3).OneToMany().Tokens(4).Decoder(forcing: TeacherForcing.Scheduled).Lags(2).Gru(17).Dense(4).Classes(),
        Network("OneToManyOwnNormalized", 5, 16).OneToMany().Tokens(5).Decoder().Layer("LayerNorm").Elman(5).Argument("Residual", 1).Dense(5).Classes(),
    ];
}
