using System.Globalization;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>Where the equations of a network's cells come from.</summary>
public sealed class CellReferenceTests
{
    private static readonly string Network = Cells.Network("Leaky");

    [Fact]
    public void Cell_OfTheSameProjectIsReadFromItsSource()
    {
        var project = UserProject.Of(Network, Cells.Leaky);

        AssertCompiles(project);
        Assert.Equal(Cells.Read(project, "Samples.Leaky").Program, CellOf(project));
    }

    /// <summary>An editor shows the source of a referenced project, but this compilation has no meaning for it.</summary>
    [Fact]
    public void Cell_OfAReferencedProjectIsReadFromItsAttribute() => AssertReferenced(library => library.ToMetadataReference());

    [Fact]
    public void Cell_OfAReferencedAssemblyIsReadFromItsAttribute() => AssertReferenced(library =>
    {
        using var image = new MemoryStream();
        var emitted = library.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    [Fact]
    public async Task Cell_ThatWasBuiltWithoutTheGeneratorHasNoEquations()
    {
        var library = UserProject.Of(Cells.Leaky);
        var project = Referencing(library.Compilation.ToMetadataReference());

        Assert.Null(CellOf(project));
        await AssertMissing(project, "Make it partial");
    }

    [Fact]
    public async Task Cell_OfALaterVersionIsNotRead()
    {
        var library = UserProject.Of("""namespace Samples { [RnnGen.Equations.CellProgram("cell 999 Leaky\nresults 0")] public partial class Leaky : RnnGen.Equations.RecurrentCell; }""");
        var project = Referencing(library.Compilation.ToMetadataReference());

        Assert.Null(CellOf(project));
        await AssertMissing(project, "Update RnnGen");
    }

    [Fact]
    public async Task Cell_ThatIsObjectedToHasNoEquations()
    {
        var project = UserProject.Of(Network, "namespace Samples { public partial class Leaky : RnnGen.Equations.RecurrentCell; }");
        var missing = (await project.AnalyzeAsync()).Single(each => each.Id == RuleIds.EquationsMissing);

        Assert.Contains("reported on the class", missing.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static async Task AssertMissing(UserProject project, string advice)
    {
        var missing = Assert.Single(await project.AnalyzeAsync());

        Assert.Equal(RuleIds.EquationsMissing, missing.Id);
        Assert.Contains(advice, missing.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Null(project.Generate().Exception);
    }

    private static void AssertReferenced(Func<Compilation, MetadataReference> reference)
    {
        var library = UserProject.Of(Cells.Leaky);
        var project = Referencing(reference(library.Generate().Output.WithAssemblyName("Library")));

        AssertCompiles(project);
        Assert.Equal(Cells.Read(library, "Samples.Leaky").Program, CellOf(project));
    }

    private static UserProject Referencing(MetadataReference library)
    {
        var project = UserProject.Of(Network);
        return project with { Compilation = project.Compilation.AddReferences(library) };
    }

    private static void AssertCompiles(UserProject project)
    {
        var result = project.Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Problems);
        Assert.Contains("Samples.Net.Backward.g.cs", result.FileNames);
    }

    private static CellProgram? CellOf(UserProject project)
    {
        var network = (NetworkDeclaration)project.Generate().Step(TrackingNames.Declaration).Single().Value;
        var layer = network.Layers.Single(each => each.Kind == "Cell");
        Assert.Equal("Leaky", layer.CellName);
        return layer.Cell;
    }
}
