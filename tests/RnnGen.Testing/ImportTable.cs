using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Testing;

/// <summary>Which folders of a project use types of which other folders, found by binding every name of its sources: what the compiler inlines or infers leaves a name too.</summary>
internal sealed class ImportTable
{
    /// <summary>The name for files that stand in no folder.</summary>
    public const string Root = "(root)";

    /// <summary>The C# compiler's diagnostic of a using directive that nothing needs, which only editors show.</summary>
    private const string UnnecessaryUsing = "CS8019";

    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _uses = [];

    private ImportTable()
    {
    }

    /// <summary>Imports that nothing needs, as file and line.</summary>
    public IReadOnlyList<string> UnusedImports { get; private init; } = [];

    /// <summary>The folders, in alphabetical order.</summary>
    public IReadOnlyList<string> Folders { get; private init; } = [];

    /// <summary>Reads a project, with the files that it links.</summary>
    /// <param name="project">Its folder, from the top of the repository.</param>
    /// <param name="usings">Namespaces that the project imports everywhere.</param>
    /// <returns>The uses between its first folders; a sub-folder belongs to the one that it stands in.</returns>
    public static ImportTable Of(string project, params string[] usings)
    {
        var top = Path.Combine(Repository(), project);
        var description = XDocument.Load(Directory.GetFiles(top, "*.csproj").Single());
        var own = Directory.GetFiles(top, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(top, file).Split('/', '\\').Any(part => part is "obj" or "bin"));
        var linked = description.Descendants("Compile").Where(item => item.Attribute("Link") is not null)
            .Select(item => (Text: Path.Combine(top, item.Attribute("Include")!.Value), Place: Path.Combine(top, item.Attribute("Link")!.Value)));
        var sources = own.Select(file => (Text: file, Place: file)).Concat(linked).ToList();
        var files = sources.Select(source => source.Place).ToList();
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: description.Descendants("DefineConstants").SelectMany(item => item.Value.Split(';')).Where(name => !name.StartsWith('$')));
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(File.ReadAllText(source.Text), options, source.Place)).ToList();
        var global = CSharpSyntaxTree.ParseText(string.Concat(usings.Select(name => $"global using global::{name};\n")), options);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Imports", [.. trees, global], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var table = new ImportTable
        {
            Folders = [.. files.Select(file => FolderOf(top, file)).Distinct().Order(StringComparer.Ordinal)],
            UnusedImports = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Id == UnnecessaryUsing && diagnostic.Location.SourceTree != global).Select(diagnostic => diagnostic.Location.GetLineSpan().ToString()).Order(StringComparer.Ordinal)],
        };
        foreach (var tree in trees)
        {
            table.Add(top, tree, compilation.GetSemanticModel(tree));
        }

        return table;
    }

    /// <summary>The files of one folder that use another.</summary>
    public IReadOnlyCollection<string> Uses(string from, string to) => _uses.TryGetValue((from, to), out var files) ? files : [];

    /// <summary>The uses against a list of floors: each folder may use those that stand before it.</summary>
    /// <param name="floors">The folders from the bottom to the top; those of one floor do not know each other.</param>
    public IReadOnlyList<string> Violations(IReadOnlyList<string[]> floors)
    {
        var level = floors.SelectMany((names, i) => names.Select(name => (name, i))).ToDictionary(pair => pair.name, pair => pair.i);
        return [
            .. Folders.Where(folder => !level.ContainsKey(folder)).Select(folder => $"{folder} stands on no floor."),
            .. _uses.Where(use => level.TryGetValue(use.Key.From, out var from) && level.TryGetValue(use.Key.To, out var to) && to >= from)
                .Select(use => $"{use.Key.From} uses {use.Key.To}: {string.Join(", ", use.Value)}"),
        ];
    }

    /// <summary>The table: a line for each folder, with the folders that it uses and in how many files.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var folder in Folders)
        {
            text.Append(folder).Append(": ").AppendJoin(", ", _uses.Where(use => use.Key.From == folder).Select(use => $"{use.Key.To} {use.Value.Count}")).Append('\n');
        }

        return text.ToString();
    }

    private static string FolderOf(string top, string file) => Path.GetRelativePath(top, file).Split('/', '\\') is { Length: > 1 } parts ? parts[0] : Root;

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));

    private void Add(string top, SyntaxTree tree, SemanticModel model)
    {
        var from = FolderOf(top, tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
        {
            var info = model.GetSymbolInfo(name);
            foreach (var symbol in info.Symbol is { } found ? [found] : info.CandidateSymbols)
            {
                foreach (var file in FilesOf(symbol))
                {
                    var to = FolderOf(top, file);
                    if (to != from && file.Length > 0)
                    {
                        var key = (from, to);
                        (_uses.TryGetValue(key, out var files) ? files : _uses[key] = []).Add(Path.GetFileName(tree.FilePath));
                    }
                }
            }
        }
    }

    /// <summary>The files of a symbol: a member belongs to the part of its type that it stands in, a type of several parts to the one of its name.</summary>
    private static IEnumerable<string> FilesOf(ISymbol symbol)
    {
        if (symbol is ITypeParameterSymbol)
        {
            return [];
        }

        var member = symbol is INamedTypeSymbol ? null : symbol.OriginalDefinition;
        if (member is { IsImplicitlyDeclared: false, ContainingType: not null, DeclaringSyntaxReferences.IsEmpty: false })
        {
            return member.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath);
        }

        var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition;
        var files = type?.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).ToList() ?? [];
        var main = files.Where(file => Path.GetFileNameWithoutExtension(file) == type!.Name).ToList();
        return main.Count > 0 ? main : files;
    }
}
