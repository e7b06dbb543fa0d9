using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Emission;

/// <summary>The emitted files of small networks, as text that is reviewed: accepted with <c>RNNGEN_ACCEPT=1</c>.</summary>
public sealed class EmittedTextTests
{
    private static readonly NetworkDeclaration[] Networks =
    [
        Network("Forecaster", 3, 4).Precision(Precision.Single).Input(1).Lstm(16).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Counter", 10, 1).Precision(Precision.Single).Input(1).LinearRnn(1).Loss(LossKind.MeanSquaredError),
        Network("Speller", 3, 1).ManyToMany().Tokens(5).Embedding(3).Gru(4).Dropout(0.25).Dense(5).Loss(LossKind.SoftmaxCrossEntropy),
        Network("Tiny", 3, 32).Precision(Precision.Single).Input(1).Elman(4).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Tagger", 3, 4).Precision(Precision.Single).ManyToMany().Tokens(5).Embedding(3).Elman(4).Bidirectional().Dense(2).Loss(LossKind.SoftmaxCrossEntropy),
        Network("Joined", 3, 4).Precision(Precision.Single).Input(2).Gru(8).Pool(PoolKind.Mean).Gru(8).From("input").Join("Multiply", "pool", "gru2").Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Sharded", 3, 5).Precision(Precision.Single).Shards(2).Input(2).Elman(8).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Hoisted", 6, 2).Precision(Precision.Single).Input(3).Elman(8).Dense(1).Loss(LossKind.MeanSquaredError),
        Network("Reader", 5, 4).Precision(Precision.Single).Tokens(6).Embedding(3).TreeLstm(8).Dense(3).Loss(LossKind.SoftmaxCrossEntropy),
    ];

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_IsEmittedAsReviewed(string name)
    {
        var files = NetworkCompiler.Compile(Networks.Single(network => network.Type.Name == name), CancellationToken.None).Files;
        Assert.All(files, file => Baseline.Check(file.HintName.Replace(".g.cs", "", StringComparison.Ordinal), file.Text));
    }
}
