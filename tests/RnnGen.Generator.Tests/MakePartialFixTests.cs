using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.CodeFixes;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

public sealed class MakePartialFixTests
{
    private const string Attributes = "[RecurrentNetwork] [Input(1)] [Lstm(2)] [Dense(1)]";

    [Theory]
    [InlineData("% public sealed class Net;", "% public sealed partial class Net;")]
    [InlineData("% class Net { }", "% partial class Net { }")]
    [InlineData("%\n// Forecasts.\nclass Net;", "%\n// Forecasts.\npartial class Net;")]
    [InlineData("% internal record Net;", "% internal partial record Net;")]
    [InlineData("public class Outer { % public class Net; }", "public partial class Outer { % public partial class Net; }")]
    [InlineData("static class Outer { struct Middle { % partial class Net; } }", "static partial class Outer { partial struct Middle { % partial class Net; } }")]
    [InlineData("/* A. */ interface IOuter { % partial class Net; }", "/* A. */ partial interface IOuter { % partial class Net; }")]
    [InlineData("readonly record struct Outer { partial class Middle { % class Net; } }", "readonly partial record struct Outer { partial class Middle { % partial class Net; } }")]
    public async Task Fix_MakesTheClassAndItsContainersPartial(string before, string after)
    {
        var repaired = await ApplyAsync(Source(before));

        Assert.Equal(Source(after), repaired);
        Assert.Empty(await UserProject.Of(repaired).AnalyzeAsync());
    }

    [Fact]
    public async Task Fix_MakesACellPartial()
    {
        var cell = Cells.Leaky.Replace("sealed partial", "sealed", StringComparison.Ordinal);

        Assert.Equal(Cells.Leaky, await ApplyAsync(cell));
    }

    [Fact]
    public void Fix_IsForTheRulesAndAllTheirPlaces()
    {
        var fix = new MakePartialFix();

        Assert.Equal([RuleIds.NotPartial, RuleIds.ContainerNotPartial, RuleIds.CellNotPartial], fix.FixableDiagnosticIds.AsEnumerable());
        Assert.Same(WellKnownFixAllProviders.BatchFixer, fix.GetFixAllProvider());
    }

    private static string Source(string code) => "using RnnGen;\n" + code.Replace("%", Attributes, StringComparison.Ordinal) + "\n";

    private static async Task<string> ApplyAsync(string source)
    {
        var compilation = UserProject.Of(source).Compilation;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("UserProject", LanguageNames.CSharp).WithMetadataReferences(compilation.References).WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        var document = project.AddDocument("File0.cs", source);

        var found = (await UserProject.Of(source).AnalyzeAsync()).First();
        var tree = (await document.GetSyntaxTreeAsync())!;
        var diagnostic = Diagnostic.Create(
            found.Descriptor,
            Location.Create(tree, found.Location.SourceSpan),
            found.AdditionalLocations.Select(location => Location.Create(tree, location.SourceSpan)));
        var actions = new List<CodeAction>();
        await new MakePartialFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));

        var operation = (ApplyChangesOperation)(await Assert.Single(actions).GetOperationsAsync(default)).Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
