using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Parsing;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static readonly UserProject Project = UserProject.Of(Sources.Forecaster);

    [Fact]
    public void Generator_StopsWhenCancelledAndCanRunAgain()
    {
        var driver = Project.NewDriver();

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(Project.Compilation, Cancelled));
        Assert.Single(Project.Generate(driver).Step(TrackingNames.Declaration));
    }

    [Fact]
    public void Parser_StopsWhenCancelled()
    {
        var type = Project.Compilation.GetTypeByMetadataName("Samples.Forecaster")!;
        var attributes = NetworkAttributes.Of(type, default)!;

        Assert.ThrowsAny<OperationCanceledException>(() => NetworkAttributes.Of(type, Cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => DeclarationParser.Parse(type, attributes, Project.Compilation, Cancelled));
    }

    [Fact]
    public void CellReader_StopsWhenCancelled()
    {
        var project = UserProject.Of(Cells.Leaky);
        var cell = project.Compilation.GetTypeByMetadataName("Samples.Leaky")!;

        Assert.ThrowsAny<OperationCanceledException>(() => CellReadings.Of(cell, project.Compilation, Cancelled));
        Assert.NotNull(CellReadings.Of(cell, project.Compilation, default).Program);
    }

    [Fact]
    public void Compiler_StopsWhenCancelled()
    {
        var declaration = (NetworkDeclaration)Project.Generate().Step(TrackingNames.Declaration).Single().Value;

        Assert.ThrowsAny<OperationCanceledException>(() => NetworkCompiler.Compile(declaration, Cancelled));
    }

    /// <summary>A generator that swallowed a cancellation would hand an editor half of its files.</summary>
    [Theory]
    [InlineData("RnnGen.Generator")]
    [InlineData("RnnGen.Compiler")]
    public void Cancellations_AreCaughtNowhere(string project)
    {
        var folder = Path.Combine(Repository.Root, "generators", project);
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.DoesNotMatch(@"\bcatch\s*(\{|\(\s*(System\.)?(Exception|OperationCanceledException)(?! exception\) when \(exception is not OperationCanceledException\)))", File.ReadAllText(path)));
    }
}
