using Microsoft.CodeAnalysis;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Generator.Tests.Testing;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace RnnGen.Generator.Tests;

/// <summary>What an edit makes the generator do again: exactly this.</summary>
public sealed class IncrementalityTests
{
    private const string Unrelated = "namespace Other { public static class Unrelated { public const int Answer = 41; } }";

    private static readonly UserProject TwoNetworks = UserProject.Of(Named("A", units: 3), Named("B", units: 4), Unrelated);

    [Fact]
    public void FirstRun_ComputesEverything()
    {
        var result = TwoNetworks.Generate();

        Assert.Equal([New, New], Reasons(result, TrackingNames.Declaration));
        Assert.Equal([New, New], Reasons(result, TrackingNames.Files));
    }

    public static TheoryData<string, int, string> UnrelatedEdits => new()
    {
        { "another file", 2, Unrelated.Replace("41", "42") },
        { "another file's types", 2, Unrelated + " namespace Other { public sealed class More; }" },
        { "a comment above", 0, "// A comment.\n" + Named("A", units: 3) },
        { "blanks and a member", 0, Named("A", units: 3).Replace("A;", "A { private  int Months() => 12; }") },
        { "the way a number is written", 0, Named("A", units: 3).Replace("Lstm(3)", "Lstm(units: 0x3)") },
        { "a documentation comment", 1, Named("B", units: 4).Replace("Forecasts.", "Forecasts something.") },
    };

    [Theory]
    [MemberData(nameof(UnrelatedEdits))]
    public void UnrelatedEdit_KeepsDeclarationsUnchangedAndFilesCached(string edit, int file, string source)
    {
        var first = TwoNetworks.Generate();
        var second = TwoNetworks.WithFile(file, source).Generate(first.Driver);

        Assert.NotEmpty(edit);
        Assert.Equal([Unchanged, Unchanged], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Cached, Cached], Reasons(second, TrackingNames.Files));
        Assert.All(second.OutputReasons, reason => Assert.Equal(Cached, reason));
        Assert.Equal(first.Files.Select(each => (each.HintName, each.SourceText)), second.Files.Select(each => (each.HintName, each.SourceText)));
    }

    [Theory]
    [InlineData("Lstm(3)", "Lstm(8)")]
    [InlineData("Steps = 4", "Steps = 5")]
    [InlineData("LossKind.MeanSquaredError", "LossKind.BinaryCrossEntropy")]
    [InlineData("Dense(2)", "Dense(2, Name = \"y\")")]
    [InlineData("class A;", "record A;")]
    public void EditedNetwork_LeavesTheOtherCached(string before, string after)
    {
        var first = TwoNetworks.Generate();
        var second = TwoNetworks.WithFile(0, Named("A", units: 3).Replace(before, after)).Generate(first.Driver);

        Assert.Equal([Modified, Unchanged], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Modified, Cached], Reasons(second, TrackingNames.Files));
        Assert.Equal(Files(first, 1), Files(second, 1));
    }

    [Fact]
    public void AddedNetwork_LeavesTheOthersCached()
    {
        var first = TwoNetworks.Generate();
        var second = TwoNetworks.WithFile(2, Named("C", units: 5)).Generate(first.Driver);

        Assert.Equal([Unchanged, Unchanged, New], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Cached, Cached, New], Reasons(second, TrackingNames.Files));
    }

    [Fact]
    public void BrokenNetwork_LeavesTheOtherCached()
    {
        var first = TwoNetworks.Generate();
        var second = TwoNetworks.WithFile(0, Named("A", units: 3).Replace("Lstm(3)", "Lstm(")).Generate(first.Driver);

        Assert.Equal(Unchanged, Reasons(second, TrackingNames.Declaration)[1]);
        Assert.Equal(Cached, Reasons(second, TrackingNames.Files)[1]);
        Assert.Empty(second.Diagnostics);
    }

    /// <summary>A symbol, a node or a location in a model would keep compilations alive and compare by reference.</summary>
    [Fact]
    public void Models_HoldNothingOfRoslyn()
    {
        var project = UserProject.Of(Sources.Forecaster, "using RnnGen; public class Outer { [RecurrentNetwork] [Lstm(0)] [Dense(2)] [Loss((LossKind)7)] class Net(int a) { int Sizes; } }");
        var result = project.Generate();
        var models = result.Step(TrackingNames.Declaration).Concat(result.Step(TrackingNames.Files)).Select(output => output.Value).ToArray();

        Assert.Equal(4, models.Length);
        Assert.NotEmpty(models.OfType<NetworkDeclaration>().Last().Type.Problems);
        Assert.All(models.SelectMany(ObjectGraph.TypesIn), type => Assert.True(IsData(type), $"{type} is not plain data."));
    }

    private static bool IsData(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Type) || type == typeof(EmittedClass) || type.Assembly == typeof(NetworkCompiler).Assembly
        || (type.IsArray && IsData(type.GetElementType()!));

    private static string Named(string name, int units) =>
        Sources.Forecaster.Replace("Forecaster", name).Replace("Lstm(5)", "Lstm(" + units + ")");

    private static IncrementalStepRunReason[] Reasons(GeneratorResult result, string step) =>
        [.. result.Step(step).Select(output => output.Reason)];

    private static EquatableArray<EmittedFile> Files(GeneratorResult result, int network) =>
        ((EmittedClass)result.Step(TrackingNames.Files)[network].Value).Files;
}
