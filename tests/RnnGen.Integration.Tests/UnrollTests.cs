using System.Numerics;
using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>How time is unrolled changes speed alone.</summary>
public sealed class UnrollTests
{
    private static readonly string[] Names = ["Lstm", "Gru", "Long", "Tokens"];

    private static readonly (UnrollMode Unroll, int Factor)[] Variants = [(UnrollMode.None, 0), (UnrollMode.Auto, 0), (UnrollMode.Full, 0), (UnrollMode.Factor, 2), (UnrollMode.Factor, 5)];

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of(Names.SelectMany(VariantsOf)));

    public static TheoryData<string> Networks => [.. Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryUnrolling_GivesTheSameBits(string name)
    {
        var records = VariantsOf(name).Select(variant => (variant.Type.Name, Record: RecordOf(Emitted.Value.Create<float>(variant)))).ToList();
        Assert.All(records.Skip(1), other => records[0].Record.AssertSame(other.Record, other.Name));
    }

    private static IEnumerable<NetworkDeclaration> VariantsOf(string name) =>
        Variants.Select(variant => (NetworkDeclaration)Build(name, $"{name}{variant.Unroll}{variant.Factor}").Precision(Precision.Single).Unroll(variant.Unroll, variant.Factor));

    private static NetworkBuilder Build(string name, string className) => name switch
    {
        "Lstm" => Network(className, 10, 4).ManyToMany().Input(2).Lstm(5).Dropout(0.25).Lstm(3).Dense(2).Loss(LossKind.MeanSquaredError),
        "Gru" => Network(className, 10, 3).Input(2).Gru(5).Gru(4, GruVariant.ResetBefore).Dense(1).Loss(LossKind.BinaryCrossEntropy),
        "Long" => Network(className, 70, 2).Input(1).Elman(4).Lstm(3).Dense(1).Loss(LossKind.MeanSquaredError),
        "Tokens" => Network(className, 10, 1).ManyToMany().Tokens(5).Embedding(3).Lstm(4).Dense(5).Loss(LossKind.SoftmaxCrossEntropy),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An unknown network."),
    };

    private static NetworkRecord<T> RecordOf<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Weights.Draw(engine.Parameters, seed: 1);
        return NetworkRecord<T>.Of(engine);
    }
}
