using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests.Documents;

public sealed class DocumentTests
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

    /// <summary>What a reader is told to run is what is run.</summary>
    [Fact]
    public void ReadmeCommands_AreThoseOfContinuousIntegration()
    {
        var commands = Document.At("README.md").Blocks.Single(block => block.Marker == "commands").Lines;
        var steps = File.ReadAllLines(Repository.At(".ci", "run"))
            .Where(line => line.StartsWith("step ", StringComparison.Ordinal))
            .Select(line => line["step ".Length..]);

        Assert.Equal(2, commands.Count);
        Assert.Equal(commands, steps.Take(2));
    }

    private static string Normalize(string document, string link) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, link))).Replace('\\', '/');

    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
}
