using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Differentiation;

/// <summary>What the backward pass finds stored, and what it computes again.</summary>
public sealed class TapePlanTests
{
    [Fact]
    public void Lstm_SavesItsGatesAndTheSquashedCell() => AssertDecisions(
        Network("Lstm", 5, 4).Input(2).Lstm(4).Dense(1).Loss(LossKind.MeanSquaredError),
        ["loss y - target computed", "lstm i saved", "lstm f saved", "lstm g saved", "lstm o saved", "lstm tanh(c_t) saved"]);

    [Fact]
    public void Gru_SavesItsGatesAndTheRecurrentSum() => AssertDecisions(
        Network("Gru", 5, 4).Input(2).Gru(4).Dense(1).Loss(LossKind.MeanSquaredError),
        ["loss y - target computed", "gru r saved", "gru z saved", "gru n saved", "gru a_nh saved", "gru 1 - z_t computed"]);

    [Fact]
    public void Elman_SavesNothing_SinceItsStateIsAllItNeeds() => AssertDecisions(
        Network("Elman", 5, 4).Input(2).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError),
        ["loss y - target computed"]);

    [Fact]
    public void Classes_SaveTheLogarithmOfTheSum() => AssertDecisions(
        Network("Classes", 5, 4).Input(2).Elman(4).Dense(3).Loss(LossKind.SoftmaxCrossEntropy),
        ["loss lse saved"]);

    [Fact]
    public void EveryDecision_StatesItsReason() => Assert.All(
        NetworkCatalog.Double.SelectMany(network => new CompiledStages(network).Taped.Backward).SelectMany(node => node.Tape),
        decision => Assert.NotEmpty(decision.Reason));

    /// <summary>Nothing in the backward program refers to a forward value any more.</summary>
    [Fact]
    public void EveryForwardValue_IsResolved() => Assert.All(
        NetworkCatalog.Double.SelectMany(network => new CompiledStages(network).Taped.Backward).SelectMany(node => node.Body.LiveValues()),
        value => Assert.False(value.Op is Ir.Ops.Saved, value.ToString()));

    private static void AssertDecisions(NetworkBuilder network, string[] expected) => Assert.Equal(
        expected,
        from node in new CompiledStages(network).Taped.Backward
        from decision in node.Tape
        select $"{node.Name.Owner} {decision.Value.Equation ?? decision.Value.ToString()} {(decision.IsSaved ? "saved" : "computed")}");
}
