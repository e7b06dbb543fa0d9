using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>
/// Declarations with tokens changed at random (a fixed seed). Whatever they say, the generator neither fails nor breaks a file that C#
/// accepts; and where no rule fires, there is a network.
/// </summary>
public sealed class MutationTests
{
    private const int Declarations = 10_000;
    private const int Batch = 250;

    /// <summary>Networks compiled per batch: emitted code is long, and most differs in numbers only.</summary>
    private const int Compiled = 5;

    [Fact]
    public async Task MutatedDeclarations_NeverBreakTheGeneratorOrSoundFiles()
    {
        var sound = 0;
        var withFindings = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Declarations / Batch), async (batch, _) =>
        {
            var (ofSound, ofFindings) = await CheckAsync(batch);
            Interlocked.Add(ref sound, ofSound);
            Interlocked.Add(ref withFindings, ofFindings);
        });

        // Otherwise the mutations would be too wild, or too tame, to tell anything.
        Assert.InRange(sound, Declarations / 20, Declarations / 2);
        Assert.InRange(withFindings, Declarations / 20, Declarations / 2);
    }

    private static async Task<(int Sound, int WithFindings)> CheckAsync(int batch)
    {
        var random = new Random(20_260_101 + batch);
        var project = UserProject.Of([.. Enumerable.Range(batch * Batch, Batch).Select(number => TokenMutator.Mutate(number, random))]);
        var result = project.Generate();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);

        var rejected = Files(project.Compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        var found = Files(await Analysis.OfAsync(project.Compilation));
        var accepted = project.Compilation.SyntaxTrees.Where(tree => !rejected.Contains(tree.FilePath)).ToLookup(tree => found.Contains(tree.FilePath));

        var networks = accepted[false].Where(tree => Declared(result, tree).Any()).ToArray();
        Assert.All(networks, tree => Assert.NotEmpty(Emitted(result, tree)));
        AssertCompile(result, [.. networks.DistinctBy(tree => Anonymous(result, tree)).Take(Compiled), .. accepted[true].Take(3 * Compiled)]);
        return (networks.Length, accepted[true].Count());
    }

    private static void AssertCompile(GeneratorResult result, SyntaxTree[] trees)
    {
        var others = result.Output.SyntaxTrees.Except(trees).Except(trees.SelectMany(tree => Emitted(result, tree)));
        var errors = result.Output.RemoveSyntaxTrees(others).GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, string.Join("\n", errors.Select(error => error + "\n" + Source(error))));

        string Source(Diagnostic error) =>
            string.Join("\n", trees.Where(tree => tree == error.Location.SourceTree || Emitted(result, tree).Contains(error.Location.SourceTree)));
    }

    private static HashSet<string> Files(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(each => each.Location.SourceTree?.FilePath).OfType<string>()];

    /// <summary>Every source is in a namespace of its own, with which the names of its emitted files begin.</summary>
    private static IEnumerable<SyntaxTree> Emitted(GeneratorResult result, SyntaxTree tree) =>
        result.Files.Where(file => file.HintName.StartsWith(Namespace(tree) + ".", StringComparison.Ordinal)).Select(file => file.SyntaxTree);

    private static IEnumerable<NetworkDeclaration> Declared(GeneratorResult result, SyntaxTree tree) =>
        result.Step(TrackingNames.Declaration).Select(output => output.Value).OfType<NetworkDeclaration>().Where(each => each.Type.Namespace == Namespace(tree));

    private static string Namespace(SyntaxTree tree) => TokenMutator.NamespaceOf(tree.ToString());

    /// <summary>What a source declares apart from names.</summary>
    private static string Anonymous(GeneratorResult result, SyntaxTree tree) =>
        string.Join(" ", Declared(result, tree).Select(network => network.Type.Keyword + string.Join(";", network.Layers.Select(layer => layer.Kind)) + network.Options + string.Join(";", network.Losses)));
}
