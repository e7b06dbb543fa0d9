using System.Text.RegularExpressions;
using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests.Documents;

public sealed partial class DocumentTests
{
    [Fact]
    public void Links_LeadSomewhere()
    {
        var broken =
            from document in Document.All
            from link in document.RelativeLinks()
            let target = Path.Combine(Repository.Root, Path.GetDirectoryName(document.Path)!, link.Split('#')[0])
            where !link.StartsWith('#') && !Path.Exists(target)
            select $"{document.Path}: {link}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Anchors_NameAHeading()
    {
        var broken =
            from document in Document.All
            from link in document.RelativeLinks()
            where link.Contains('#')
            let target = link.StartsWith('#') ? document.Path : Normalize(document.Path, link.Split('#')[0])
            where !Document.At(target).Lines.Where(line => line.StartsWith('#')).Select(Anchor).Contains(link.Split('#')[1])
            select $"{document.Path}: {link}";

        Assert.Empty(broken);
    }

    /// <summary>A page that the index does not name is one that nobody finds; rules have an index of their own.</summary>
    [Fact]
    public void Index_NamesEveryPageOnce()
    {
        const string Index = "docs/README.md";
        var pages =
            from document in Document.All
            where document.Path.StartsWith("docs/", StringComparison.Ordinal) && document.Path != Index
            where !document.Path.StartsWith("docs/reference/rules/RNN", StringComparison.Ordinal)
            select document.Path;
        var named = Document.At(Index).RelativeLinks().Select(link => Normalize(Index, link)).Where(path => path.StartsWith("docs/", StringComparison.Ordinal));

        Assert.Equal(pages.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    /// <summary>The reference is complete: what a declaration or a call can be given is in one of its pages, as code.</summary>
    [Fact]
    public void Options_StandInTheReference()
    {
        var sources = Directory.EnumerateFiles(Repository.At("src", "RnnGen", "Attributes"), "*.cs")
            .Concat(Directory.EnumerateFiles(Repository.At("src", "RnnGen"), "*Options.cs", SearchOption.AllDirectories));
        var options = sources.SelectMany(path => Option().Matches(File.ReadAllText(path))).Select(match => match.Groups["name"].Value).Distinct().ToArray();
        var reference = string.Join('\n', Document.All.Where(document => document.Path.StartsWith("docs/reference/", StringComparison.Ordinal)).SelectMany(document => document.Lines));

        Assert.NotEmpty(options);
        Assert.DoesNotContain(options, name => !Regex.IsMatch(reference, $"`{name}\\b"));
    }

    /// <summary>What a reader is told to run is what is run.</summary>
    [Fact]
    public void ReadmeCommands_AreThoseOfContinuousIntegration()
    {
        var commands = Document.At("README.md").Blocks.First(block => block.Marker == "commands, long").Lines;
        var steps = File.ReadAllLines(Repository.At(".ci", "run"))
            .Where(line => line.StartsWith("step ", StringComparison.Ordinal))
            .Select(line => line["step ".Length..])
            .ToArray();

        Assert.Equal(2, commands.Count);
        Assert.Equal(commands, steps.Take(2));
        Assert.Contains("eng/commands short", steps);
    }

    /// <summary>A command that <c>eng/commands</c> does not see is one that nobody runs.</summary>
    [Fact]
    public void Commands_StandInBlocksThatAreRun()
    {
        var unseen =
            from document in Document.All
            let seen = document.Blocks.Where(block => block.Marker.StartsWith("commands", StringComparison.Ordinal)).SelectMany(block => Enumerable.Range(block.FirstLine, block.Lines.Count)).ToHashSet()
            from line in Enumerable.Range(0, document.Lines.Count)
            where !seen.Contains(line) && CommandLine().IsMatch(document.Lines[line])
            select $"{document.Path}, line {line + 1}: {document.Lines[line]}";
        var markers = Document.All.SelectMany(document => document.Blocks).Select(block => block.Marker).Where(marker => marker.StartsWith("commands", StringComparison.Ordinal)).Distinct();

        Assert.Empty(unseen);
        Assert.Equal(["commands", "commands in a project", "commands, long"], markers.Order(StringComparer.Ordinal));
    }

    private static string Normalize(string document, string link) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, link))).Replace('\\', '/');

    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"public [^\s(]+ (?<name>\w+) \{ get; (set|init); \}")]
    private static partial Regex Option();

    /// <summary>The beginning of a line or of a code span, variables, a program of ours or of .NET with what it is told. A bare <c>dotnet build</c> is a name.</summary>
    [GeneratedRegex(@"(^|`)([A-Z_]+=\S+ )*(dotnet [a-z]+ [^`]|benchmarks/[^ `]+\.sh|eng/[a-z]+\.sh$)")]
    private static partial Regex CommandLine();
}
