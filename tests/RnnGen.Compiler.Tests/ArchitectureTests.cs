using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RnnGen.Compiler.Cells;

namespace RnnGen.Compiler.Tests;

/// <summary>What keeps the compiler a compiler.</summary>
public sealed class ArchitectureTests
{
    private const int MaxLines = 360;

    /// <summary>No symbol, syntax node or location can live in a model.</summary>
    [Fact]
    public void Compiler_DoesNotKnowRoslyn() => Assert.DoesNotContain(
        typeof(NetworkCompiler).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    /// <summary>A cell is its equations: what treats one cell differently from another would have to be written again for the next one.</summary>
    [Fact]
    public void Nothing_NamesACell_ButTheCells()
    {
        var cells = new Regex($@"(?<![\p{{L}}])({string.Join("|", CellCatalog.Cells.Select(kind => kind.Name).Concat(CellCatalog.TreeCells.Select(kind => kind.Name)).Where(name => name != "Cell"))})(?![\p{{Ll}}]|Variant|Kind)");
        Assert.All(Files().Where(file => !file.Contains("/Cells/", StringComparison.Ordinal) || file.Contains("/Rules/", StringComparison.Ordinal)), file => Assert.DoesNotMatch(cells, WithoutComments(File.ReadAllText(file))));
    }

    [Fact]
    public void Files_AreShortEnoughToRead() => Assert.All(
        Files(),
        file => Assert.InRange(File.ReadAllLines(file).Length, 1, MaxLines));

    [Fact]
    public void Cells_AreEquationsAndNothingElse() => Assert.All(
        typeof(Cell).Assembly.GetTypes().Where(type => type.BaseType == typeof(Cell) || type.BaseType == typeof(TreeCell)),
        cell => Assert.Equal(
            ["Define"],
            cell.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
                .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(method => method.Name).Except(["OutputWidth"])));

    /// <summary>A stage that asked the declaration would decide a second time what binding has decided.</summary>
    [Fact]
    public void NothingButBindingAndRules_ReadsLayersAsWritten() => Assert.All(
        Files().Where(file => !new[] { "/Declarations/", "/Cells/", "/Topology/", "/Validation/" }.Any(folder => file.Contains(folder, StringComparison.Ordinal))),
        file => Assert.DoesNotContain(nameof(Declarations.LayerDeclaration), File.ReadAllText(file), StringComparison.Ordinal));

    private static IEnumerable<string> Files() => Directory.GetFiles(Sources(), "*.cs", SearchOption.AllDirectories)
        .Select(file => file.Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string WithoutComments(string text) => Regex.Replace(text, "//.*", "");

    private static string Sources([CallerFilePath] string test = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "../../generators/RnnGen.Compiler"));
}
