using System.Globalization;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>The equations of a network's layers, of this project and of others.</summary>
public sealed class LayerReferenceTests
{
    private const string Layer =
        """
        namespace Samples
        {
            using RnnGen.Equations;

            /// <summary>A layer.</summary>
            public sealed partial class Film : SequenceLayer
            {
                /// <summary>The layer.</summary>
                public static Vector Apply(Vector x, Vector condition, [Weight] Matrix scale, [Bias(Initial = 1)] Vector b, Scalar share) => (1 + share * scale * condition) * x + b;
            }
        }
        """;

    private static readonly string Network = Sources.Network(
        "[Input(3, Name = \"history\")] [Input(2, Name = \"place\", Span = InputSpan.Sequence)] [Gru(4, From = \"history\")] [Layer<Film>(4, 0.5, With = new[] { \"place\" })] [Dense(2)] [Loss(LossKind.Huber)]",
        "public sealed partial class Net;");

    [Fact]
    public void Layer_OfTheSameProject_IsReadFromItsSource() => Assert.NotNull(ProgramOf(UserProject.Of(Network, Layer)));

    /// <summary>A referenced project, and a referenced assembly: the attribute says the same as the source.</summary>
    [Fact]
    public void Layer_OfAnotherProject_IsReadFromItsAttribute()
    {
        var library = UserProject.Of(Layer).Generate().Output.WithAssemblyName("Library");
        using var image = new MemoryStream();
        var emitted = library.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        foreach (var reference in new[] { library.ToMetadataReference(), (MetadataReference)MetadataReference.CreateFromImage(image.ToArray()) })
        {
            var project = Referencing(reference);
            var result = project.Generate();
            Assert.Null(result.Exception);
            Assert.Empty(result.Problems);
            Assert.Equal(ProgramOf(UserProject.Of(Network, Layer)), ProgramOf(project));
        }
    }

    [Theory]
    [InlineData("public partial class Film : RnnGen.Equations.SequenceLayer;", "Make it partial")]
    [InlineData("""[RnnGen.Equations.CellProgram("layer 999 Film\nresults 0")] public partial class Film : RnnGen.Equations.SequenceLayer;""", "Update RnnGen")]
    [InlineData("""[RnnGen.Equations.CellProgram("cell 1 Film\ninput vector x\nstate vector h\nresults 1")] public partial class Film : RnnGen.Equations.SequenceLayer;""", "Update RnnGen")]
    [InlineData("""[RnnGen.Equations.CellProgram("layer 1 Film\ninput vector x\nstate vector h\nresults 1")] public partial class Film : RnnGen.Equations.SequenceLayer;""", "Update RnnGen")]
    public async Task Layer_WithoutEquationsThatCanBeRead_IsRefused(string source, string advice)
    {
        var project = Referencing(UserProject.Of("namespace Samples { " + source + " }").Compilation.ToMetadataReference());
        var finding = Assert.Single(await project.AnalyzeAsync());

        Assert.Equal(RuleIds.LayerFit, finding.Id);
        Assert.Contains(advice, finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Null(project.Generate().Exception);
    }

    private static UserProject Referencing(MetadataReference library)
    {
        var project = UserProject.Of(Network);
        return project with { Compilation = project.Compilation.AddReferences(library) };
    }

    private static CellProgram? ProgramOf(UserProject project) => ((NetworkDeclaration)project.Generate().Step(TrackingNames.Declaration).Single().Value).Layers.Single(layer => layer.Kind == "Layer").Cell;
}
