using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests.Documents;

/// <summary>
/// Code in documents is what it claims to be. With the environment variable <c>RNNGEN_ACCEPT=1</c>, excerpts and outputs in the documents are
/// rewritten instead.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed class CodeBlockTests(PackedPackage package, DocumentPrograms built) : IClassFixture<DocumentPrograms>
{
    private static bool Accepts => Environment.GetEnvironmentVariable("RNNGEN_ACCEPT") == "1";

    public static TheoryData<string> DocumentsWithPrograms =>
        [.. Document.All.Where(document => document.Blocks.Any(block => block.Marker == "complete")).Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(DocumentsWithPrograms))]
    public void CompletePrograms_CompileWithoutWarningsAndPrintWhatTheDocumentSays(string path)
    {
        var document = Document.At(path);
        var programs = DocumentPrograms.ProgramsOf(document);
        var folder = "";
        var expected = new Dictionary<DocumentBlock, IReadOnlyList<string>>();

        // The first one last: excerpts are from what is emitted for its networks.
        foreach (var program in programs.Reverse())
        {
            folder = built.Built(document, program);

            // The documents show what a program prints under a culture that writes a point before decimals.
            var pointed = new Dictionary<string, string>(package.Variables) { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" };
            var output = Command.Dotnet(folder, pointed, Path.Combine("bin", "Release", "net10.0", "Document.dll")).Succeeded();
            foreach (var block in document.Blocks.Where(block => block.Marker == "prints" && program == programs.Last(each => each.FirstLine < block.FirstLine)))
            {
                expected[block] = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            }
        }

        string[] Read(string network, string part) => File.ReadAllLines(Path.Combine(
            folder, "obj", "Release", "net10.0", "generated", "RnnGen.Generator", "RnnGen.Generator.RnnGenerator",
            (network.Length > 0 ? network : "Forecaster") + (part == "Surface" ? ".g.cs" : $".{part}.g.cs")));
        CheckExcerpts(document, network => network.Length > 0, Read);
        if (path == "README.md")
        {
            Assert.All(Document.All, each => CheckExcerpts(each, network => network.Length == 0, Read));
        }

        Check(document, expected);
    }

    /// <summary>A block that names a script of the repository shows what it prints.</summary>
    [Fact]
    public void Counts_AreWhatTheirScriptPrints()
    {
        foreach (var document in Document.All)
        {
            Check(document, document.Blocks
                .Where(block => block.Marker.StartsWith("prints eng/", StringComparison.Ordinal))
                .ToDictionary(block => block, block => Printed(block.Marker["prints ".Length..])));
        }
    }

    private static IReadOnlyList<string> Printed(string script) =>
        Command.Run("bash", Repository.Root, new Dictionary<string, string>(), script).Succeeded().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static void CheckExcerpts(Document document, Func<string, bool> isOf, Func<string, string, string[]> read) =>
        Check(document, document.Blocks
            .Where(block => EmittedExcerpt.NetworkOf(block.Marker) is { } network && isOf(network))
            .ToDictionary(block => block, block => EmittedExcerpt.Take(block.Marker, read)));

    private static void Check(Document document, Dictionary<DocumentBlock, IReadOnlyList<string>> expected)
    {
        if (Accepts)
        {
            Rewrite(document, expected);
            return;
        }

        Assert.All(expected, pair => Assert.True(
            pair.Value.SequenceEqual(pair.Key.Lines),
            $"{document.Path}, line {pair.Key.FirstLine}: '{pair.Key.Marker}' is now\n{string.Join('\n', pair.Value)}\nRNNGEN_ACCEPT=1 puts it into the document."));
    }

    private static void Rewrite(Document document, Dictionary<DocumentBlock, IReadOnlyList<string>> expected)
    {
        if (expected.Count == 0)
        {
            return;
        }

        // The file as it is now: another block of the same document may have been rewritten before.
        var text = File.ReadAllText(Repository.At(document.Path));

        // From the last to the first: of two blocks with the same text, each gets its own.
        foreach (var (block, lines) in expected.OrderByDescending(pair => pair.Key.FirstLine))
        {
            var fence = $"<!-- {block.Marker} -->\n" + document.Lines[block.FirstLine - 1] + "\n";
            var before = fence + string.Concat(block.Lines.Select(line => line + "\n"));
            var at = text.LastIndexOf(before, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at] + fence + string.Concat(lines.Select(line => line + "\n")) + text[(at + before.Length)..];
        }

        File.WriteAllText(Repository.At(document.Path), text);
    }
}
