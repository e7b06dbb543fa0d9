using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler.Ground;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>What the emitted parts add to a user's class.</summary>
public sealed class EmittedSurfaceTests
{
    private const string Use = """
        namespace Samples;

        internal static class Program
        {
            private static void Main()
            {
                var network = new Forecaster(seed: 3);
                network.Predict(new float[network.Parameters is null ? 0 : 12], new float[2]);
                network.Save("a");
                var other = Forecaster.Load("a").Clone();
                _ = other.CreateTrainingContext();
                _ = Forecaster.Description.ToString() + Forecaster.Sizes.Steps + Forecaster.Sizes.ParameterCount;
            }
        }
        """;

    [Fact]
    public void Network_CanBeUsed() =>
        Assert.Empty(UserProject.Of(Sources.Forecaster, Use).Generate().Problems);

    /// <summary>The only squiggles are the rules' own.</summary>
    [Theory]
    [InlineData("[Lstm(5)]", "[Lstm(0)]")]
    [InlineData("[Lstm(5)]", "[Lstm(5, Name = \"a b\")]")]
    [InlineData("[Lstm(5)]", "")]
    [InlineData("[Input(3)]", "[Input]")]
    [InlineData("Steps = 4", "Steps = -1")]
    [InlineData("[Dense(2)]", "[Dense(2, Activation = (Activation)99)]")]
    public async Task ErroneousNetwork_CanBeUsedToo(string before, string after)
    {
        var result = UserProject.Of(Sources.Forecaster.Replace(before, after, StringComparison.Ordinal), Use).Generate();

        Assert.NotEmpty(await result.AnalyzeAsync());
        Assert.Equal(["Samples.Forecaster.g.cs"], result.FileNames);
        Assert.Empty(result.Problems);
    }

    /// <summary>A batch with a span for each input, also where the declaration has errors; under whatever name the input has meanwhile.</summary>
    [Theory]
    [InlineData("[Lstm(5)]", "[Lstm(5)]", true)]
    [InlineData("[Lstm(5)]", "[Lstm(0)]", false)]
    [InlineData("[Lstm(5)]", "", false)]
    [InlineData("[Input(2, Name = \"price\")]", "[Input(0, Name = \"price\")]", false)]
    [InlineData("[Input(2, Name = \"price\")]", "[Input(2, Name = \"price\", Span = InputSpan.OutputSteps)]", false)]
    [InlineData("[Input(2, Name = \"price\")]", "[Input(2, Name = \"price\", Span = (InputSpan)7)]", false)]
    [InlineData("[Concat(\"input\", \"price\")]", "[Concat(\"input\", \"cost\")]", false)]
    public async Task Batch_CanBeUsedWithErrorsAndWithout(string before, string after, bool isSound)
    {
        const string UseOfBatch = """
            namespace Samples;

            internal static class Program
            {
                private static void Main()
                {
                    var network = new Forecaster(seed: 3);
                    network.Predict(new Forecaster.Batch<float> { Input = new float[8], Price = new float[8], Lengths = new[] { 4 } }, new float[2]);
                    network.PredictLogits(new Forecaster.Batch<double> { Input = new double[8], Price = new double[8] }, new double[2]);
                    var batch = new Forecaster.Batch<float> { Input = new float[8], Price = new float[8], Targets = new float[2], StepWeights = new float[1] };
                    _ = network.Evaluate(batch);
                    _ = network.CreateTrainingContext().ComputeGradients(batch);
                    _ = Forecaster.CreateDataset(new() { Input = new double[8], Price = new double[8], Targets = new double[2] });
                    _ = Forecaster.Description.Inputs.Count;
                }
            }
            """;
        var sound = Sources.Network("[Input(2)] [Input(2, Name = \"price\")] [Concat(\"input\", \"price\")] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)]", options: "Steps = 4, BatchSize = 2");
        var result = UserProject.Of(sound.Replace(before, after, StringComparison.Ordinal), UseOfBatch).Generate();

        Assert.Equal(isSound, (await result.AnalyzeAsync()).IsEmpty);
        Assert.Empty(result.Problems);
    }

    /// <summary>Names that no input may have: the rule says so, and what is emitted meanwhile is C# all the same.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1st price")]
    [InlineData(" ")]
    [InlineData("...")]
    [InlineData("input")]
    [InlineData("__arglist")]
    [InlineData("\\\"")]
    [InlineData("{price}")]
    [InlineData("日本")]
    [InlineData("_")]
    [InlineData("a.b")]
    [InlineData("</summary>")]
    public async Task InputWithAName_ThatItMayNotHave_LeavesCSharp(string name)
    {
        var layers = $"[Input(2)] [Input(2, Name = \"{name}\")] [Input(Vocabulary = 3, Name = \"{name}\")] [Concat(\"input\", \"price\")] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)]";
        var result = UserProject.Of(Sources.Network(layers, options: "Steps = 4, BatchSize = 2")).Generate();

        Assert.NotEmpty(await result.AnalyzeAsync());
        Assert.Null(result.Exception);
        Assert.Empty(result.Problems);
    }

    /// <summary>The emitted constructors are told from the user's and from a record's own.</summary>
    [Theory]
    [InlineData("class Forecaster { public Forecaster(string? name) : this(name is null ? 0 : 1) { } }")]
    [InlineData("class Forecaster { public Forecaster(Forecaster? other, object? more) : this() { } private Forecaster(object? other) : this(3) { } }")]
    [InlineData("record Forecaster;")]
    [InlineData("record Forecaster { public int Months { get; init; } public Forecaster Shorter() => this with { Months = 3 }; }")]
    public void Constructors_AreUnambiguousWithErrorsAndWithout(string declaration)
    {
        var sound = Sources.Forecaster.Replace("class Forecaster;", declaration, StringComparison.Ordinal);
        var erroneous = sound.Replace("[Lstm(5)]", "[Lstm(0)]", StringComparison.Ordinal);

        Assert.DoesNotContain(UserProject.Of(sound).Generate().Problems, each => each.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(UserProject.Of(erroneous).Generate().Problems, each => each.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("public sealed partial class", "public sealed class")]
    [InlineData("public sealed partial class", "public static partial class")]
    [InlineData("Forecaster;", "Forecaster { private int Sizes; }")]
    [InlineData("Forecaster;", "Forecaster(int a);")]
    [InlineData("Forecaster;", "Forecaster<T>;")]
    public void ClassThatCannotBeExtended_GetsNothing(string before, string after) =>
        Assert.Empty(UserProject.Of(Sources.Forecaster.Replace(before, after, StringComparison.Ordinal)).Generate().Files);

    [Theory]
    [InlineData("public Forecaster(string name, int seed) : this(seed) { }")]
    [InlineData("public Forecaster(string name, int seed) : this(name) { } private Forecaster(string name) : this() { }")]
    public void UserConstructor_ChainsToTheEmittedOne(string constructor) =>
        Assert.DoesNotContain(
            UserProject.Of(Sources.Forecaster.Replace("Forecaster;", "Forecaster { " + constructor + " }", StringComparison.Ordinal)).Generate().Problems,
            each => each.Severity == DiagnosticSeverity.Error);

    /// <summary>A name outside the list would be free for users to take, and break their build.</summary>
    [Theory]
    [InlineData("[Input(3)] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)]", "")]
    [InlineData("[Input(3)] [Lstm(5)] [Dense(2)] [Loss(LossKind.SoftmaxCrossEntropy)]", "Steps = 3, Shape = SequenceShape.ManyToMany")]
    [InlineData("[Input(Vocabulary = 3)] [Embedding(2)] [Gru(5)]", "Steps = 3, Precision = Precision.Double")]
    [InlineData("[Input(3)] [Input(2)] [Concat(\"input\", \"input2\")] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)]", "")]
    [InlineData("[Input(3)] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)] [Loss(LossKind.Cosine, Of = \"lstm\")]", "")]
    public void EmittedMembers_AreTheReservedNames(string layers, string options)
    {
        var project = UserProject.Of(Sources.Network(layers, options: options));
        var type = project.Generate().Output.GetTypeByMetadataName("Samples.Forecaster")!;
        var names = type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && member is not (IMethodSymbol { MethodKind: not MethodKind.Ordinary } or { DeclaredAccessibility: Accessibility.Private }))
            .Select(member => member.Name)
            .Distinct()
            .ToArray();

        Assert.All(names, name => Assert.Contains(name, EmittedMembers.All));
        Assert.Subset(names.ToHashSet(), new HashSet<string>(["Sizes", "Engine", "Parameters", "Load", "Save", "Clone", "Predict"]));
    }

    /// <summary>The analyzer sees emitted members, and does not take them for the user's.</summary>
    [Theory]
    [InlineData("RnnGen.Generator/RnnGen.Generator.RnnGenerator/Samples.Forecaster.g.cs", 0)]
    [InlineData("C:\\project\\obj\\RnnGen.Generator\\RnnGen.Generator.RnnGenerator\\Samples.Forecaster.g.cs", 0)]
    [InlineData("/project/Forecaster.Sizes.cs", 3)]
    public async Task EmittedMembers_AreNoClash(string path, int expected)
    {
        const string Members = "namespace Samples; public partial class Forecaster { public Forecaster(int seed = 0) { } public static class Sizes; public void Save() { } }";
        var project = UserProject.Of(Sources.Forecaster);
        var options = (CSharpParseOptions)project.Compilation.SyntaxTrees[0].Options;
        var result = project.Generate();
        var output = result.Output.RemoveSyntaxTrees(result.Output.SyntaxTrees.Skip(1)).AddSyntaxTrees(CSharpSyntaxTree.ParseText(Members, options, path));

        Assert.Equal(expected, (await (result with { Output = output }).AnalyzeAsync()).Length);
    }
}
