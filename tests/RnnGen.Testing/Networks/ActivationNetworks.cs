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
    ];
}
