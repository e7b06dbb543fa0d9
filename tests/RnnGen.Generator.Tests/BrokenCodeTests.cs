using Microsoft.CodeAnalysis;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>Code that is being typed.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("[Input(1)] [Lstm(]")]
    [InlineData("[Input(1)] [Lstm")]
    [InlineData("[Input(1)] [Lstm]")]
    [InlineData("[Input(1)] [Lstm()] [Dense(1)]")]
    [InlineData("[Input(1)] [Lstm(nothing)]")]
    [InlineData("[Input(1)] [Lstm(\"5\")]")]
    [InlineData("[Input(1)] [Lstm(1, 2, 3)]")]
    [InlineData("[Input(1)] [Lstm(typeof(int))]")]
    [InlineData("[Input(1)] [Lstm(null)]")]
    [InlineData("[Input(1)] [Lstm(1 / 0)]")]
    [InlineData("[Input(1)] [Lstm(99999999999)]")]
    [InlineData("[Input(1)] [Lstm(5, Activation = null)]")]
    [InlineData("[Input(1)] [Lstm(5, Activation = )]")]
    [InlineData("[Input(1)] [Lstm(5, Activation = Activation.)]")]
    [InlineData("[Input(1)] [Lstm(5, Nothing = 5)]")]
    [InlineData("[Input(1)] [Lstm(5, Units = 5)]")]
    [InlineData("[Input(1)] [Lstm(5, L1 = 1, L1 = 2)]")]
    [InlineData("[Input(1)] [Lstm(5, Name = nameof(Nothing))]")]
    [InlineData("[Input(1)] [Lstm(5, Name = 5)]")]
    [InlineData("[Input(1)] [Lstm(5)] [Dropout(new double[0])]")]
    [InlineData("[Input(1)] [Lstm<int>(5)]")]
    [InlineData("[Input(Vocabulary = )] [Lstm(5)]")]
    [InlineData("[Input(Vocabulary = \"a\")] [Lstm(5)]")]
    [InlineData("[Inputt(1)] [Lstm(5)]")]
    [InlineData("[Input(1)] [Lstmm(5)]")]
    [InlineData("[Inputt(Vocabulary = 3)] [Embedding(2)] [Lstm(5)]")]
    [InlineData("[Input(1)] [Lstm(5)] [Densee(1)] [Loss(LossKind.BinaryCrossEntropy)]")]
    [InlineData("[Input(1)] [Lstm(5, Name = nameof(Nothing))] [Lstm(5, Name = \"lstm\")]")]
    [InlineData("[Input(1)] [Lstm(5)]", "Steps = 4, Unroll = UnrollMode.Factor, UnrollFactor = ")]
    [InlineData("[Input(1)] [Lstm(5)] [Loss]")]
    [InlineData("[Input(1)] [Lstm(5)] [Loss(LossKind.)]")]
    [InlineData("[Input(1)] [Lstm(5)] [Loss(LossKind.Nothing)]")]
    [InlineData("[Input(1)] [Lstm(5)] [Loss(1.5)]")]
    [InlineData("[Input(1)] [Lstm(5)]", "Steps = ")]
    [InlineData("[Input(1)] [Lstm(5)]", "Steps = 1.5")]
    [InlineData("[Input(1)] [Lstm(5)]", "Shape = SequenceShape.")]
    [InlineData("[Input(1)] [Lstm(5)]", "3")]
    public async Task BrokenAttribute_IsLeftToTheCSharpCompiler(string layers, string options = "")
    {
        var project = UserProject.Of(Sources.Network(layers, options: options), Sources.Forecaster.Replace("Samples", "Other", StringComparison.Ordinal));
        var result = project.Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Contains(project.Compilation.GetDiagnostics(), each => each.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await project.AnalyzeAsync());
        Assert.Equal(2, result.Step(TrackingNames.Declaration).Length);
    }

    [Theory]
    [InlineData("[RecurrentNetwork] public partial struct Net { }")]
    [InlineData("[RecurrentNetwork] public partial interface INet { }")]
    [InlineData("[RecurrentNetwork] public enum Net { }")]
    [InlineData("[RecurrentNetwork] public partial record struct Net;")]
    [InlineData("[RecurrentNetwork] public delegate void Net();")]
    [InlineData("[assembly: RecurrentNetwork]")]
    [InlineData("[RecurrentNetwork]")]
    [InlineData("[RecurrentNetwork] public partial class")]
    [InlineData("[RecurrentNetwork] public partial class { }")]
    [InlineData("[RecurrentNetwork] partial class Net : Net { }")]
    [InlineData("[RecurrentNetwork] partial class Net : Missing { }")]
    [InlineData("[RecurrentNetwork] partial class Net : string { }")]
    [InlineData("partial class A : B { } [RecurrentNetwork] partial class B : A { }")]
    public void MisplacedAttribute_IsSurvived(string source)
    {
        var project = UserProject.Of("using RnnGen; " + source, Sources.Forecaster);
        var result = project.Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.NotEmpty(result.Step(TrackingNames.Declaration));
    }

    /// <summary>Typed from left to right, every prefix is survived, by the analyzer too.</summary>
    [Fact]
    public async Task EveryPrefix_IsSurvived()
    {
        var project = UserProject.Of(Sources.Forecaster);
        var driver = project.NewDriver();
        for (var length = 0; length <= Sources.Forecaster.Length; length++)
        {
            project = project.WithFile(0, Sources.Forecaster[..length]);
            var result = project.Generate(driver);
            driver = result.Driver;

            Assert.Null(result.Exception);
            Assert.Empty(result.Diagnostics);
            Assert.Null(await Record.ExceptionAsync(project.AnalyzeAsync));
        }
    }
}
