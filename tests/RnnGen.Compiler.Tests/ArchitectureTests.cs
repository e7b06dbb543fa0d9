using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RnnGen.Compiler.Cells;

namespace RnnGen.Compiler.Tests;

/// <summary>What keeps the compiler a compiler.</summary>
public sealed class ArchitectureTests
{
    private const int MostLines = 360;

    /// <summary>No symbol, syntax node or location can live in a model.</summary>
    [Fact]
    public void Compiler_DoesNotKnowRoslyn() => Assert.DoesNotContain(
        typeof(NetworkCompiler).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    /// <summary>A cell is its equations: what treats one cell differently from another would have to be written again for the next one.</summary>
    [Theory]
    [InlineData("Optimization")]
    [InlineData("Differentiation")]
    [InlineData("Scheduling")]
    [InlineData("Emission")]
    public void Stage_NamesNoCell(string folder)
    {
        var cells = new Regex(string.Join("|", CellCatalog.All.Select(cell => cell.Kind).Concat(TreeCellCatalog.All.Select(cell => cell.Kind))), RegexOptions.IgnoreCase);
        var files = Directory.GetFiles(Path.Combine(Sources(), folder), "*.cs");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(cells, WithoutComments(File.ReadAllText(file))));
    }

    [Fact]
    public void Files_AreShortEnoughToRead() => Assert.All(
        Directory.GetFiles(Sources(), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)),
        file => Assert.InRange(File.ReadAllLines(file).Length, 1, MostLines));

    [Fact]
    public void Cells_AreEquationsAndNothingElse() => Assert.All(CellCatalog.All.Concat<object>(TreeCellCatalog.All), cell => Assert.Equal(
        ["Define", "get_Kind"],
        cell.GetType().GetMethods(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Select(method => method.Name).Where(name => name != "get_SizeArgument").Order(StringComparer.Ordinal)));

    private static string WithoutComments(string text) => Regex.Replace(text, "//.*", "");

    private static string Sources([CallerFilePath] string test = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "../../generators/RnnGen.Compiler"));
}
