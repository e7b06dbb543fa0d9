using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>The activations of layers.</summary>
internal static class ActivationNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("DenseLeaky", 5, 4).Input(3).Elman(5, Activation.LeakyRelu).Dense(7, Activation.LeakyRelu).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DenseElu", 5, 4).Input(3).Elman(5, Activation.Elu).Dense(7, Activation.Elu).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DenseSoftplus", 5, 4).Input(3).Elman(5, Activation.Softplus).Dense(7, Activation.Softplus).Dense(2).Squares(),
        Network("DenseSoftsign", 5, 4).Input(3).Elman(5, Activation.Softsign).Dense(7, Activation.Softsign).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DenseHardTanh", 5, 4).Input(3).Elman(5, Activation.HardTanh).Dense(7, Activation.HardTanh).Dense(2).Squares(),
        Network("DenseGelu", 5, 4).Input(3).Elman(5, Activation.Gelu).Dense(7, Activation.Gelu).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DenseSwish", 5, 4).Input(3).Elman(5, Activation.Silu).Dense(7, Activation.Silu).Dense(2).Squares(),
        Network("LstmHard", 5, 3).Tagged(NetworkTags.Widths).ManyToMany().Input(3).Lstm(16).Argument("Activation", (int)Activation.Softsign)
            .Argument("RecurrentActivation", (int)Activation.HardSigmoid).Dense(2).Squares(),
        Network("NumbersLeaky", 5, 4).Input(3).Elman(5, Activation.LeakyRelu).Argument("ActivationAlpha", 0.3).Dense(7, Activation.LeakyRelu).Argument("ActivationAlpha", -0.25).Dense(2).Squares(),
        Network("NumbersElu", 5, 4).Input(3).Elman(5, Activation.Elu).Argument("ActivationAlpha", 0.5).Dense(7, Activation.Elu).Argument("ActivationAlpha", -1.75).Dense(2).Squares()
            .Tagged(NetworkTags.Widths),
        Network("NumbersThreshold", 5, 4).Input(3).Elman(5, Activation.ThresholdedRelu).Argument("ActivationAlpha", 0.25).Dense(7, Activation.ThresholdedRelu).Argument("ActivationAlpha", -0.5)
            .Dense(2, Activation.ThresholdedRelu).Squares().Tagged(NetworkTags.Widths),
        Network("NumbersLinear", 5, 4).Input(3).Elman(5, Activation.ScaledTanh).Argument("ActivationAlpha", 1.5).Argument("ActivationBeta", 0.75)
            .Dense(7, Activation.Affine).Argument("ActivationAlpha", -0.5).Argument("ActivationBeta", 0.25).Dense(2, Activation.Affine).Squares(),
        Network("NumbersConvolution", 5, 4).Input(3).Conv1D(4, 2, activation: Activation.HardSigmoid).Argument("ActivationAlpha", 0.5).Argument("ActivationBeta", 0.25).Gru(3)
            .Dense(2, Activation.ScaledTanh).Argument("ActivationBeta", 2).Squares(),
        Network("NumbersLstm", 5, 3).ManyToMany().Input(3).Lstm(16).Argument("Activation", (int)Activation.ScaledTanh).Argument("ActivationAlpha", 1.25).Argument("OutputActivationAlpha", 0.75)
            .Argument("RecurrentActivation", (int)Activation.HardSigmoid).Argument("RecurrentActivationAlpha", 0.2).Argument("RecurrentActivationBeta", 0.4).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("NumbersGru", 5, 3).Input(3).Gru(6).Argument("Activation", (int)Activation.Elu).Argument("ActivationAlpha", 0.5)
            .Argument("RecurrentActivation", (int)Activation.HardSigmoid).Argument("RecurrentActivationAlpha", 0.25).Dense(2).Squares(),
        Network("DirectionsLstm", 5, 3).ManyToMany().Input(3).Lstm(5).Bidirectional(MergeMode.Concat).Argument("ActivationAlpha", 0.5).Argument("Activation", (int)Activation.ScaledTanh)
            .Argument("ReverseActivation", (int)Activation.Softsign).Argument("ReverseOutputActivation", (int)Activation.Elu).Argument("ReverseOutputActivationAlpha", 0.75)
            .Argument("ReverseRecurrentActivation", (int)Activation.HardSigmoid).Argument("ReverseRecurrentActivationBeta", 0.25).Dense(2).Squares().Tagged(NetworkTags.Widths),
        Network("DirectionsGru", 5, 4).Input(3).Gru(4).Bidirectional(MergeMode.Sum).Argument("ReverseActivation", (int)Activation.LeakyRelu).Argument("ReverseActivationAlpha", 0.5)
            .Argument("ReverseRecurrentActivation", (int)Activation.HardSigmoid).Dense(2).Squares(),
        Network("DirectionsElman", 5, 4).ManyToMany().Input(3).Elman(4, Activation.Elu).Bidirectional().Argument("ReverseActivationAlpha", 0.5).Elman(5).Bidirectional(MergeMode.Multiply)
            .Argument("ReverseActivation", (int)Activation.Sigmoid).Dense(2).Squares(),
        Network("NumbersJordan", 5, 3).ManyToMany().Input(3).Jordan(5, 2, TeacherForcing.Never).Argument("Activation", (int)Activation.LeakyRelu).Argument("ActivationAlpha", 0.2)
            .Argument("OutputActivation", (int)Activation.ScaledTanh).Argument("OutputActivationAlpha", 2).Argument("OutputActivationBeta", 0.5).Squares(),
        Network("NumbersTree", 7, 4).Input(3).TreeLstm(4).Argument("Activation", (int)Activation.ScaledTanh).Argument("ActivationBeta", 0.75)
            .Argument("RecurrentActivation", (int)Activation.HardSigmoid).Argument("RecurrentActivationAlpha", 0.25).TreeRnn(3, Activation.Elu).Argument("ActivationAlpha", 0.5).Dense(2).Squares(),
    ];
}
