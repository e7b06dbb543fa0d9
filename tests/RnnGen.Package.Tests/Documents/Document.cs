using System.Text.RegularExpressions;
using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests.Documents;

/// <summary>
/// A Markdown file of the repository. A comment above a block says what holds for it: <c>complete</c>, a program that compiles and runs; <c>cell</c>, a class that
/// compiles beside it; <c>prints</c>, the output of that program; <c>emitted Kernels: from "text" to "text"</c>, an excerpt of what is emitted for the README's network;
/// <c>emitted Kernels of Gated: ...</c>, of what is emitted for a network of that program; <c>commands</c>, what <c>eng/commands</c> runs.
/// </summary>
internal sealed partial class Document
{
    private Document(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(Repository.At(path));
        Blocks = [.. FindBlocks()];
    }

    /// <summary>The README, the other documents of the root, those of docs, samples and benchmarks, and the readme of the package.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories))
            .Append(Repository.At("samples", "README.md"))
            .Append(Repository.At("src", "RnnGen", "Package", "README.md"))
            .Concat(Directory.EnumerateFiles(Repository.At("benchmarks"), "*.md"))
            .Concat(Directory.EnumerateDirectories(Repository.At("benchmarks")).Select(folder => System.IO.Path.Combine(folder, "README.md")).Where(File.Exists))
            .Select(path => new Document(System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')))
            .OrderBy(document => document.Path, StringComparer.Ordinal),
    ];

    /// <summary>The path from the root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Its fenced blocks.</summary>
    public IReadOnlyList<DocumentBlock> Blocks { get; }

    /// <summary>One of <see cref="All"/>.</summary>
    public static Document At(string path) => All.Single(document => document.Path == path);

    /// <summary>The targets of links to files of the repository, as written.</summary>
    public IEnumerable<string> RelativeLinks()
    {
        var fenced = Blocks.SelectMany(block => Enumerable.Range(block.FirstLine, block.Lines.Count)).ToHashSet();
        return Lines.Where((_, i) => !fenced.Contains(i))
            .SelectMany(line => Link().Matches(line))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));
    }

    private IEnumerable<DocumentBlock> FindBlocks()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (!Lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var marker = i > 0 ? Marker().Match(Lines[i - 1]).Groups["marker"].Value : "";
            var first = i + 1;
            for (i = first; Lines[i] != "```"; i++)
            {
            }

            yield return new(marker, first, [.. Lines.Skip(first).Take(i - first)]);
        }
    }

    [GeneratedRegex(@"(?<!`)\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^<!-- (?<marker>.*) -->$")]
    private static partial Regex Marker();
}
