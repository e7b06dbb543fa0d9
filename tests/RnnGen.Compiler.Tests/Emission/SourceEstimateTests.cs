using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Validation;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Emission;

/// <summary>The size of emitted code is known well enough before it is emitted.</summary>
public sealed class SourceEstimateTests
{
    private const int GroupSize = 20;
    private const double Tolerance = 0.25;

    private static readonly IReadOnlyList<NetworkDeclaration> Networks = [.. NetworkCatalog.Double, .. NetworkCatalog.Single, .. NetworkCatalog.Sharded];

    private static readonly IReadOnlyDictionary<string, NetworkDeclaration> Deep = new Dictionary<string, NetworkDeclaration>
    {
        ["dense layers, rows on the lanes"] = Repeat(100, Network("Deep", steps: 8, batchSize: 32).Input(4).Lstm(4), network => network.Dense(4)),
        ["dense layers, units on the lanes"] = Repeat(100, Network("Deep", steps: 8, batchSize: 8).Input(4).Lstm(4), network => network.Dense(4)),
        ["dense layers at every step"] = Repeat(100, Network("Deep", steps: 8, batchSize: 8).ManyToMany().Input(4).Lstm(4), network => network.Dense(4)),
        ["dense layers with dropout"] = Repeat(50, Network("Deep", steps: 8, batchSize: 8).Input(4).Lstm(4), network => network.Dropout(0.1).Dense(16, Activation.Tanh)),
        ["LSTM"] = Repeat(20, Network("Deep", steps: 8, batchSize: 32).Input(4), network => network.Lstm(16)),
        ["bidirectional LSTM"] = Repeat(20, Network("Deep", steps: 8, batchSize: 32).Input(4), network => network.Lstm(16).Bidirectional()),
        ["bidirectional LSTM with steps and units to spare"] = Repeat(10, Network("Deep", steps: 64, batchSize: 32).Precision(Precision.Single).Input(8), network => network.Lstm(50).Bidirectional()),
        ["GRU, traced"] = Repeat(20, Network("Deep", steps: 8, batchSize: 32).ManyToMany().Traced().Stateful().Input(4), network => network.Gru(16)),
        ["decoder"] = Repeat(20, Network("Deep", steps: 8, batchSize: 32).EncoderDecoder(8).Input(4).Lstm(8).Decoder(), network => network.Lstm(8)),
        ["deep transition"] = Network("Deep", steps: 64, batchSize: 32).Input(4).Gru(48).Argument("TransitionDepth", 32).Bidirectional().Dense(4).Loss(LossKind.MeanSquaredError),
        ["steps"] = Network("Deep", steps: 1_000, batchSize: 32).Unroll(UnrollMode.Full).Input(4).Lstm(16).Dense(4).Loss(LossKind.MeanSquaredError),
    };

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, (Networks.Count + GroupSize - 1) / GroupSize)];

    public static TheoryData<string> DeepNetworks => [.. Deep.Keys];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Estimate_IsNearWhatIsEmitted(int group) => Assert.All(Networks.Skip(group * GroupSize).Take(GroupSize), AssertNear);

    [Theory]
    [MemberData(nameof(DeepNetworks))]
    public void Estimate_IsNearWhatIsEmittedOfDeepNetworks(string network) => AssertNear(Deep[network]);

    /// <summary>Twelve million characters are warned of, and there are findings enough to say so without emitting them.</summary>
    [Fact]
    public void NetworkAboveTheLimit_IsWarnedOfAndPlanned()
    {
        var verdict = NetworkCompiler.Check(LongStack(60), CancellationToken.None);

        var finding = Assert.Single(verdict.Findings);
        Assert.Equal(RuleIds.LargeSource, finding.Rule.Id);
        Assert.Equal(RuleSeverity.Warning, finding.Rule.Severity);
        Assert.NotNull(verdict.Schedule);
    }

    [Fact]
    public void NetworkBelowTheLimit_IsNot() => Assert.Empty(NetworkCompiler.Check(LongStack(20), CancellationToken.None).Findings);

    /// <summary>The finding says how to write loops, if steps that are written out are a good part of the code.</summary>
    [Theory]
    [InlineData(64, true)]
    [InlineData(8, false)]
    public void Finding_NamesUnrollingWhereItCounts(int steps, bool isNamed)
    {
        var network = Repeat(40, Network("Deep", steps, batchSize: 32).Input(4), each => each.Lstm(16).Bidirectional());

        var finding = Assert.Single(NetworkCompiler.Check(network, CancellationToken.None).Findings);
        Assert.Equal(isNamed, finding.Message.Contains("UnrollMode.None", StringComparison.Ordinal));
    }

    private static NetworkDeclaration LongStack(int layers) => Repeat(layers, Network("Deep", steps: 8, batchSize: 32).Input(4), network => network.Lstm(16).Bidirectional());

    private static NetworkDeclaration Repeat(int times, NetworkBuilder first, Func<NetworkBuilder, NetworkBuilder> add) =>
        Enumerable.Range(0, times).Aggregate(first, (network, _) => add(network)).Dense(4).Loss(LossKind.MeanSquaredError);

    private static void AssertNear(NetworkDeclaration network)
    {
        var schedule = NetworkCompiler.Check(network, CancellationToken.None).Schedule!;
        var emitted = NetworkEmitter.Emit(schedule, CancellationToken.None).Sum(file => (long)file.Text.Length);

        Assert.InRange((double)SourceEstimate.Of(schedule).Characters / emitted, 1 - Tolerance, 1 + Tolerance);
    }
}
