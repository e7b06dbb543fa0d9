using Microsoft.CodeAnalysis;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

public sealed class BodyErrorsTests
{
    private static readonly UserProject Project = UserProject.Of(Cells.Cell(
        "for (var i = 0; i < 64; i++) h = Gate(h, Gate(x, h)); return h;",
        "[SameWidth] Vector x, [State] Vector h",
        members: "static Vector Gate(Vector a, Vector b) => Sigmoid(a - b); static Vector Wrong() { }"));

    [Fact]
    public void Body_IsLookedAtOnce()
    {
        var errors = BodyErrors.Of(Project.Compilation);
        var declaration = Declaration("Gate");
        var looks = 0;

        Assert.True(errors.Has(declaration, Look));
        Assert.True(BodyErrors.Of(Project.Compilation).Has(declaration, Look));
        Assert.Equal(1, looks);

        bool Look(SyntaxNode node)
        {
            looks++;
            return node == declaration;
        }
    }

    [Fact]
    public void Bodies_AreToldApart()
    {
        var project = Project with { Compilation = Project.Compilation.Clone() };
        var sources = new MethodSources(project.Compilation, default);

        Assert.True(sources.HasErrors(Declaration("Wrong")));
        Assert.False(sources.HasErrors(Declaration("Gate")));
    }

    /// <summary>What sources find is known to those that come later.</summary>
    [Fact]
    public void Sources_AskWhatIsKnown()
    {
        var compilation = Project.Compilation.Clone();
        Assert.True(BodyErrors.Of(compilation).Has(Declaration("Gate"), _ => true));

        Assert.True(new MethodSources(compilation, default).HasErrors(Declaration("Gate")));
    }

    private static SyntaxNode Declaration(string method) =>
        Project.Compilation.GetTypeByMetadataName("Samples.Custom")!.GetMembers(method).Single().DeclaringSyntaxReferences.Single().GetSyntax();
}
