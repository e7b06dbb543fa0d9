using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Scheduling;

public sealed class BatchLanesTests
{
    public static TheoryData<string> Tiny => [.. NetworkCatalog.Double.Select(network => network.Type.Name).Where(name => name.StartsWith("Rows", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Tiny))]
    public void TinyNetworks_HaveTheRowsOnTheLanes(string name)
    {
        Assert.True(Tiny.Count > 10);
        Assert.NotNull(Plan(NetworkCatalog.Find(name)).Rows);
    }

    [Fact]
    public void Others_HaveTheUnitsThere()
    {
        AssertUnits("fifteen rows fill no register of 16", Network("N", 5, 15).Input(1).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("nine units", Network("N", 5, 16).Input(1).Elman(9).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("nine features", Network("N", 5, 16).Input(9).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("tokens", Network("N", 5, 16).Tokens(5).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("a softmax of labels", Network("N", 5, 16).Input(1).Elman(4).Dense(3).Loss(LossKind.SoftmaxCrossEntropy));
        AssertUnits("dropout", Network("N", 5, 16).Input(1).Elman(4).Dropout(0.5).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("states that go on", Network("N", 5, 16).Stateful().Input(1).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("a gradient that is cut", Network("N", 6, 16).BackpropSteps(2).Input(1).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("a trace", Network("N", 5, 16).Traced().Input(1).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError));
        AssertUnits("no loss", Network("N", 5, 16).Input(1).Elman(4).Dense(1));
    }

    private static void AssertUnits(string because, NetworkDeclaration network) =>
        Assert.True(Plan(network).Rows is null, because);

    private static Compiler.Scheduling.Schedule Plan(NetworkDeclaration network) => NetworkCompiler.Plan(NetworkBinder.Bind(network), CancellationToken.None);
}
