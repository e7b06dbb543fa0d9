using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RnnGen.Generator;

namespace RnnGen.Benchmarks.Generation;

/// <summary>A project as an editor holds it: a body of a method in it is edited, the generator runs, and what it emitted before stays in the compilation where it emits the same again.</summary>
internal sealed class EditedProject
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(new RnnGenerator());
    private IReadOnlyList<SourceText> _emitted = [];
    private Compilation _written;
    private int _edits;

    /// <param name="files">The files beside the edited one.</param>
    public EditedProject(IEnumerable<string> files)
    {
        Edited = Body(0);
        _written = Project.Of("Edited", Edited).AddSyntaxTrees(files.Select(static (text, i) => CSharpSyntaxTree.ParseText(text, path: $"File{i}.cs")));
        Whole = _written;
    }

    /// <summary>The file that is edited; it has nothing to do with networks.</summary>
    public SyntaxTree Edited { get; private set; }

    /// <summary>The code that the user has written.</summary>
    public IEnumerable<SyntaxTree> Written => _written.SyntaxTrees;

    /// <summary>The project with what was emitted.</summary>
    public Compilation Whole { get; private set; }

    /// <summary>Changes the body of the method.</summary>
    public void Edit()
    {
        var before = Edited;
        Edited = Body(++_edits);
        (_written, Whole) = (_written.ReplaceSyntaxTree(before, Edited), Whole.ReplaceSyntaxTree(before, Edited));
    }

    /// <summary>Runs the generator.</summary>
    public void Generate()
    {
        _driver = _driver.RunGenerators(_written);
        var sources = _driver.GetRunResult().Results.Single().GeneratedSources;
        if (!_emitted.SequenceEqual(sources.Select(static source => source.SourceText)))
        {
            _emitted = [.. sources.Select(static source => source.SourceText)];
            Whole = _written.AddSyntaxTrees(sources.Select(static source => source.SyntaxTree));
        }
    }

    private static SyntaxTree Body(int number) => CSharpSyntaxTree.ParseText($"public static class Edited {{ public static int Next(int number) => number + {number}; }}", path: "Edited.cs");
}
