using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Analyzers;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Failures;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>An exception that no rule foresaw is reported on the class that it is about, and costs no other class its code or its findings.</summary>
public sealed class InternalErrorTests
{
    private const string Failure = "Something is wrong\nindeed.";

    private static readonly UserProject Project = UserProject.Of(
        Sources.Network("[Input(3)] [Lstm(5)] [Dense(2)]", "public sealed partial class Good;"),
        Sources.Network("[Input(3)] [Lstm(5)] [Dense(2)]", "public sealed partial class Bad;"),
        Sources.Network("[Input(3)] [Lstm(5)] [Dense(2)]", "public sealed partial class Better;"));

    private static readonly CompilerStages Emitting = CompilerStages.Default with
    {
        Compile = (declaration, cancellationToken) => declaration.Type.Name == "Bad" ? throw new InvalidOperationException(Failure) : CompilerStages.Default.Compile(declaration, cancellationToken),
    };

    private static readonly CompilerStages Checking = Emitting with
    {
        Check = (declaration, cancellationToken) => declaration.Type.Name == "Bad" ? throw new InvalidOperationException(Failure) : CompilerStages.Default.Check(declaration, cancellationToken),
    };

    private static readonly CompilerStages Naming = CompilerStages.Default with
    {
        Compile = (declaration, cancellationToken) => declaration.Type.Name == "Bad"
            ? new(default, new([new EmittedFile("\0", "")]))
            : CompilerStages.Default.Compile(declaration, cancellationToken),
    };

    [Fact]
    public async Task FailureOfThePlan_IsReportedOnTheClass()
    {
        var found = Assert.Single(await Analysis.OfAsync(Generate(Checking).Output, new NetworkAnalyzer(Checking), new CellAnalyzer()));

        AssertReport(found);
    }

    [Fact]
    public async Task FailureOfTheEmission_IsReportedOnTheClass()
    {
        var result = Generate(Emitting);

        AssertReport(Assert.Single(result.Diagnostics));
        Assert.Empty(await result.AnalyzeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Failure_LeavesTheClassMembersThatThrowAndOthersTheirCode(bool inPlan)
    {
        var result = Generate(inPlan ? Checking : Emitting);

        Assert.Null(result.Exception);
        Assert.Empty(result.Problems);
        Assert.Equal(["Samples.Bad.g.cs"], result.FileNames.Where(name => name.Contains("Bad", StringComparison.Ordinal)));
        AssertOthersAreWhole(result);
    }

    [Fact]
    public void FileThatIsNotTaken_IsReportedAndCostsNoOtherFile()
    {
        var result = Generate(Naming);

        Assert.Null(result.Exception);
        Assert.Equal([RuleIds.InternalError], result.Diagnostics.Select(each => each.Id));
        AssertOthersAreWhole(result);
    }

    [Fact]
    public void Failures_AreNotComputedAgainForUnrelatedEdits()
    {
        var project = UserProject.Of([.. Project.Compilation.SyntaxTrees.Select(tree => tree.ToString()), "namespace Other { }"]);
        var first = project.Generate(project.NewDriver(Emitting));
        var second = project.WithFile(3, "namespace Others { }").Generate(first.Driver);

        Assert.All(second.Step(TrackingNames.Files), step => Assert.Equal(IncrementalStepRunReason.Cached, step.Reason));
        Assert.Equal(first.Diagnostics.Select(each => each.ToString()), second.Diagnostics.Select(each => each.ToString()));
    }

    /// <summary>A reader without a compilation fails at its first look.</summary>
    [Fact]
    public void FailureOfACellsReader_IsAnObjectionToTheCell()
    {
        var cell = UserProject.Of(Cells.Leaky).Compilation.GetTypeByMetadataName("Samples.Leaky")!;
        var reading = CellReader.Read(cell, null!, default);

        var objection = Assert.Single(reading.Objections);
        Assert.Null(reading.Program);
        Assert.Equal(RuleIds.InternalError, objection.Rule.Id);
        Assert.Contains("failed on the class 'Leaky'", objection.Message, StringComparison.Ordinal);
        Assert.Equal("Leaky", objection.Location.SourceTree!.GetText().ToString(objection.Location.SourceSpan));
    }

    [Fact]
    public void Cancellation_IsNoFailure() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Attempt<string>.At(() => throw new TaskCanceledException()));

    private static GeneratorResult Generate(CompilerStages stages) => Project.Generate(Project.NewDriver(stages));

    private static void AssertReport(Diagnostic found)
    {
        Assert.Equal((RuleIds.InternalError, DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal("/project/File1.cs", found.Location.SourceTree?.FilePath);
        Assert.Equal("Bad", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.StartsWith($"RnnGen {CompilerVersion.Text} failed on the class 'Bad': InvalidOperationException: Something is wrong indeed (in ", found.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("Please report it with this message and the class with its attributes.", found.GetMessage(), StringComparison.Ordinal);
    }

    private static void AssertOthersAreWhole(GeneratorResult result)
    {
        var alone = Project.Generate();
        foreach (var name in new[] { "Good", "Better" })
        {
            Assert.Equal(
                alone.Files.Where(file => file.HintName.StartsWith($"Samples.{name}.", StringComparison.Ordinal)).Select(file => file.SourceText.ToString()),
                result.Files.Where(file => file.HintName.StartsWith($"Samples.{name}.", StringComparison.Ordinal)).Select(file => file.SourceText.ToString()));
            Assert.Equal(4, result.FileNames.Count(file => file.StartsWith($"Samples.{name}.", StringComparison.Ordinal)));
        }
    }
}
