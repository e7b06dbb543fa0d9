using System.Globalization;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>The equations of a network's losses, of this project and of others.</summary>
public sealed class LossReferenceTests
{
    private const string Loss =
        """
        namespace Samples
        {
            using RnnGen.Equations;

            /// <summary>A loss.</summary>
            public sealed partial class Pinball : SequenceLoss
            {
                /// <summary>The loss.</summary>
                public static Scalar Loss(Vector y, Vector target, Scalar level) => Mean(Max(level * (target - y), (level - 1) * (target - y)));

                /// <summary>The link.</summary>
                public static Vector Predict(Vector y) => 2 * y;
            }
        }
        """;

    private static readonly string Network = Sources.Network("[Input(3)] [Gru(4)] [Dense(2)] [Loss<Pinball>(0.9)]", "public sealed partial class Net;");

    [Fact]
    public void Loss_OfTheSameProject_IsReadFromItsSource() => Assert.NotNull(ProgramOf(UserProject.Of(Network, Loss)));

    /// <summary>An editor shows the source of a referenced project, but this compilation has no meaning for it.</summary>
    [Fact]
    public void Loss_OfAReferencedProject_IsReadFromItsAttribute() => AssertReferenced(library => library.ToMetadataReference());

    [Fact]
    public void Loss_OfAReferencedAssembly_IsReadFromItsAttribute() => AssertReferenced(library =>
    {
        using var image = new MemoryStream();
        var emitted = library.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    [Theory]
    [InlineData("public partial class Pinball : RnnGen.Equations.SequenceLoss;", "Make it partial")]
    [InlineData("""[RnnGen.Equations.CellProgram("loss 999 Pinball\nresults 0")] public partial class Pinball : RnnGen.Equations.SequenceLoss;""", "Update RnnGen")]
    [InlineData("""[RnnGen.Equations.CellProgram("cell 1 Pinball\ninput vector x\nstate vector h\nresults 1")] public partial class Pinball : RnnGen.Equations.SequenceLoss;""", "Update RnnGen")]
    public async Task Loss_WithoutEquationsThatCanBeRead_IsRefused(string source, string advice)
    {
        var project = Referencing(UserProject.Of("namespace Samples { " + source + " }").Compilation.ToMetadataReference());
        var finding = Assert.Single(await project.AnalyzeAsync());

        Assert.Equal(RuleIds.LossFit, finding.Id);
        Assert.Contains(advice, finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Null(project.Generate().Exception);
    }

    private static void AssertReferenced(Func<Compilation, MetadataReference> reference)
    {
        var library = UserProject.Of(Loss);
        var project = Referencing(reference(library.Generate().Output.WithAssemblyName("Library")));
        var result = project.Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Problems);
        Assert.Contains("Samples.Net.Backward.g.cs", result.FileNames);
        Assert.Equal(ProgramOf(UserProject.Of(Network, Loss)), ProgramOf(project));
    }

    private static UserProject Referencing(MetadataReference library)
    {
        var project = UserProject.Of(Network);
        return project with { Compilation = project.Compilation.AddReferences(library) };
    }

    private static LossProgram? ProgramOf(UserProject project) => ((NetworkDeclaration)project.Generate().Step(TrackingNames.Declaration).Single().Value).Losses.Single().Program;
}
