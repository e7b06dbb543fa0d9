using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests.Jit;

/// <summary>Networks of the size of real ones, and beyond: what is near the JIT's limits.</summary>
internal static class JitNetworks
{
    public static IReadOnlyList<NetworkDeclaration> All { get; } =
    [
        Network("Forecaster", 48, 32).Precision(Precision.Single).Input(1).Lstm(32).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Speller", 14, 64).ManyToMany().Precision(Precision.Single).Tokens(30).Embedding(16).Gru(64).Dense(30).Loss(LossKind.SoftmaxCrossEntropy),
        Network("Deep", 64, 32).ManyToMany().Input(8).Lstm(64).Dropout(0.2).Lstm(64).Gru(33, GruVariant.ResetBefore).Elman(20).Dense(12, Activation.Tanh).Dense(2).Loss(LossKind.BinaryCrossEntropy),
        Network("Wide", 10, 8).Precision(Precision.Single).Input(64).Lstm(256).Dense(10).Loss(LossKind.SoftmaxCrossEntropy),
        Network("Unrolled", 1024, 4).Precision(Precision.Single).Unroll(UnrollMode.Full).Input(3).Gru(8, GruVariant.ResetBefore).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Single", 32, 1).ManyToMany().Precision(Precision.Single).Input(3).Lstm(48).Dense(2).Loss(LossKind.MeanSquaredError),
    ];
}
