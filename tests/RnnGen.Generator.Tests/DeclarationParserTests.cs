using RnnGen.Compiler;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

// Within the namespace: here the names of the compiler go before those of the library.
using RnnGen.Compiler.Declarations;

/// <summary>What the generator reads off a class.</summary>
public sealed class DeclarationParserTests
{
    [Fact]
    public void Declaration_HoldsWhatIsWritten()
    {
        var declaration = Parse("""
            using RnnGen;

            namespace A.B
            {
                public static partial class Outer
                {
                    public partial record struct Inner
                    {
                        [RecurrentNetwork(UnrollFactor = 2, Unroll = UnrollMode.Factor, Shape = SequenceShape.ManyToMany, Steps = 4, BatchSize = 3, Precision = Precision.Double)]
                        [Loss(LossKind.BinaryCrossEntropy)]
                        [Input(Vocabulary = 9)]
                        [Embedding(size: 2), Dropout(1 / 4.0)]
                        [Gru(3, Name = "memory", UseBias = false, Variant = GruVariant.ResetBefore, L2 = 0.5)]
                        [Dense(1)]
                        internal sealed partial record @class;
                    }
                }
            }
            """);

        Assert.Equal(
            new NetworkDeclaration(
                new TypeDeclaration(
                    "A.B",
                    new([new ContainingType("class", "Outer"), new ContainingType("record struct", "Inner")]),
                    "class",
                    "record",
                    IsPublic: false,
                    "A.B.Outer.Inner.class",
                    EquatableArray<TypeProblem>.Empty),
                new NetworkOptions(SequenceShape.ManyToMany, 4, 3, Precision.Double, UnrollMode.Factor, 2),
                new(
                [
                    Layer("Input", null, ("Vocabulary", 9)),
                    Layer("Embedding", null, ("size", 2)),
                    Layer("Dropout", null, ("rate", 0.25)),
                    Layer("Gru", "memory", ("units", 3), ("UseBias", 0), ("Variant", 1), ("L2", 0.5)),
                    Layer("Dense", null, ("units", 1)),
                ]),
                new([new LossDeclaration(LossKind.BinaryCrossEntropy)])),
            declaration);
    }

    [Theory]
    [InlineData("public", "public", true)]
    [InlineData("internal", "public", false)]
    [InlineData("public", "internal", false)]
    [InlineData("public", "protected", false)]
    [InlineData("public", "", false)]
    public void Class_IsPublicWithAllAroundIt(string outer, string inner, bool expected) =>
        Assert.Equal(expected, Parse($"{outer} partial class Outer {{ [RnnGen.RecurrentNetwork] {inner} partial class Net; }}").Type.IsPublic);

    [Theory]
    [InlineData("partial class Net", "class")]
    [InlineData("partial record Net", "record")]
    [InlineData("partial record class Net", "record")]
    public void Keyword_IsClassOrRecord(string declaration, string expected) =>
        Assert.Equal(expected, Parse($"[RnnGen.RecurrentNetwork] {declaration};").Type.Keyword);

    /// <summary>Roslyn joins parts in the order of files.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Layers_BesideTheNetworkComeFirstWhateverTheOrderOfFiles(bool isReversed)
    {
        string[] parts =
        [
            "using RnnGen; [Gru(1)] [Dropout(0.5)] partial class Net;",
            "using RnnGen; [RecurrentNetwork, Input(1)] [Lstm(2), Dense(3)] [Elman(4)] partial class Net;",
        ];
        var declaration = Parse(isReversed ? [.. parts.Reverse()] : parts);

        Assert.Equal(["Input", "Lstm", "Dense", "Elman", "Gru", "Dropout"], declaration.Layers.Select(layer => layer.Kind));
        Assert.Equal([new(TypeProblemKind.LayersSpread, "4"), new(TypeProblemKind.LayersSpread, "5")], declaration.Type.Problems.AsEnumerable());
    }

    [Fact]
    public void Names_AreTheKindsNumberedFromTheSecondOn()
    {
        var declaration = Parse("using RnnGen; [RecurrentNetwork] [Input(1)] [Lstm(2)] [Lstm(2, Name = \"memory\")] [Lstm(2)] [Dense(1)] partial class Net;");

        Assert.Equal(["input", "lstm", "memory", "lstm3", "dense"], NetworkBinder.Bind(declaration).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Finding_ReadsAsItsMessage()
    {
        var declaration = Parse("using RnnGen; [RecurrentNetwork] [Input(1)] [Lstm(-2)] partial class Net;");

        Assert.Equal(["RNN0020: units is -2, but must be from 1 to 65536. Set it to a number in this range."], DeclarationValidator.Validate(NetworkBinder.Bind(declaration), CancellationToken.None).Select(finding => finding.ToString()));
    }

    /// <summary>Planning is the dearest part of validation, so what the rules have judged is what is emitted.</summary>
    [Fact]
    public void Check_HandsOnTheScheduleThatIsEmitted()
    {
        var declaration = Parse("using RnnGen; [RecurrentNetwork(Steps = 5, BatchSize = 2)] [Input(1)] [Lstm(3)] partial class Net;");
        var verdict = NetworkCompiler.Check(declaration, CancellationToken.None);

        Assert.Empty(verdict.Findings);
        Assert.Equal(NetworkCompiler.Compile(declaration, CancellationToken.None).Files, Compiler.Emission.NetworkEmitter.Emit(verdict.Schedule!, CancellationToken.None));
    }

    [Theory]
    [InlineData("[RecurrentNetwork] [Input(1)] [Lstm(-2)]", "RNN0020")]
    [InlineData("[RecurrentNetwork(Steps = 65_536, BatchSize = 65_536)] [Input(1)] [Lstm(2)]", RuleIds.TooLarge)]
    public void Check_HasNoScheduleWhereThereIsAnError(string attributes, string rule)
    {
        var verdict = NetworkCompiler.Check(Parse($"using RnnGen; {attributes} partial class Net;"), CancellationToken.None);

        Assert.Equal([rule], verdict.Findings.Select(finding => finding.Rule.Id));
        Assert.Null(verdict.Schedule);
    }

    /// <summary>An estimate below what training keeps would let a network through whose offsets overflow.</summary>
    [Theory]
    [InlineData("[Lstm(64)]", 7 * 64)]
    [InlineData("[Gru(64)]", 5 * 64)]
    [InlineData("[Elman(64)]", 64)]
    [InlineData("[Lstm(64)] [Dense(16)]", (7 * 64) + 16)]
    public void WorkspaceSize_CoversWhatTrainingKeeps(string layers, int valuesPerStep)
    {
        var declaration = Parse($"using RnnGen; [RecurrentNetwork(Steps = 10, BatchSize = 8)] [Input(3)] {layers} [Loss(LossKind.MeanSquaredError)] partial class Net;");

        Assert.InRange(WorkspaceSize.Of(NetworkCompiler.Plan(NetworkBinder.Bind(declaration), CancellationToken.None)).Workspace, 10 * 8 * (valuesPerStep + 3) * sizeof(float), long.MaxValue);
    }

    [Theory]
    [InlineData("[Lstm(4)]", 4 * 4 * (3 + 4 + 2))]
    [InlineData("[Gru(4)]", 3 * 4 * (3 + 4 + 2))]
    [InlineData("[Elman(4)] [Dense(2)]", (4 * (3 + 4 + 2)) + (2 * 5))]
    public void ParameterSize_IsThatOfTheWeightsAndTheGapsThatAlignTensors(string layers, int count)
    {
        const int Tensors = 6, Alignment = 64;
        var size = WorkspaceSize.Of(NetworkCompiler.Plan(NetworkBinder.Bind(Parse($"using RnnGen; [RecurrentNetwork] [Input(3)] {layers} partial class Net;")), CancellationToken.None)).Parameters;

        Assert.InRange(size, count * sizeof(float), (count * sizeof(float)) + (Tensors * Alignment));
    }

    private static LayerDeclaration Layer(string kind, string? name, params (string Name, double Value)[] arguments) =>
        new(kind, name, new(arguments.Select(argument => new LayerArgument(argument.Name, argument.Value))));

    private static NetworkDeclaration Parse(params string[] sources) =>
        UserProject.Of(sources).Generate().Step(TrackingNames.Declaration).Select(output => output.Value).OfType<NetworkDeclaration>().Single();
}
