using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    /// <summary>The kind of debug information that holds a source file, as the format of portable symbols defines it.</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void Package_HoldsTheLibraryAndItsAnalyzersAndNothingElse()
    {
        using var archive = ZipFile.OpenRead(package.File);

        var files = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "README.md",
                "RnnGen.nuspec",
                "[Content_Types].xml",
                "analyzers/dotnet/cs/RnnGen.CodeFixes.dll",
                "analyzers/dotnet/cs/RnnGen.Compiler.dll",
                "analyzers/dotnet/cs/RnnGen.Generator.dll",
                "buildMultiTargeting/RnnGen.targets",
                "buildTransitive/RnnGen.targets",
                "icon.png",
                "lib/net10.0/RnnGen.dll",
                "lib/net10.0/RnnGen.xml",
            ],
            files);
    }

    [Fact]
    public void Package_StatesItsLicenceAndDependsOnNothing()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var nuspec = archive.GetEntry("RnnGen.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

        Assert.Equal("RnnGen", Element("id").Value);
        Assert.Equal(package.Version, Element("version").Value);
        Assert.Equal("MIT", Element("license").Value);
        Assert.Equal("README.md", Element("readme").Value);
        Assert.Equal("icon.png", Element("icon").Value);
        Assert.DoesNotContain(Element("dependencies").Descendants(), element => element.Name.LocalName == "dependency");
    }

    /// <summary>Who has the package has no repository: a relative link would lead nowhere.</summary>
    [Fact]
    public void ReadmeAndReleaseNotes_HaveNoLinksIntoTheRepository()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var readme = new StreamReader(archive.GetEntry("README.md")!.Open());
        using var nuspec = archive.GetEntry("RnnGen.nuspec")!.Open();
        var notes = XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "releaseNotes").Value;

        Assert.DoesNotMatch(@"\]\((?!https://)", readme.ReadToEnd());
        Assert.StartsWith("## " + File.ReadLines(Repository.At("CHANGELOG.md")).First(line => line.StartsWith("## ", StringComparison.Ordinal))[3..], notes, StringComparison.Ordinal);
        Assert.DoesNotContain("](", notes, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(notes, "^## ", RegexOptions.Multiline));
    }

    [Theory]
    [InlineData("lib/net10.0/RnnGen.dll")]
    [InlineData("analyzers/dotnet/cs/RnnGen.CodeFixes.dll")]
    [InlineData("analyzers/dotnet/cs/RnnGen.Compiler.dll")]
    [InlineData("analyzers/dotnet/cs/RnnGen.Generator.dll")]
    public void Assemblies_CarryTheirSources(string assembly)
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var content = new MemoryStream();
        using (var stream = archive.GetEntry(assembly)!.Open())
        {
            stream.CopyTo(content);
        }

        content.Position = 0;
        using var image = new PEReader(content);
        var entry = image.ReadDebugDirectory().Single(each => each.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        var files = symbols.Documents.ToDictionary(
            handle => symbols.GetString(symbols.GetDocument(handle).Name),
            handle => symbols.GetCustomDebugInformation(handle).Any(information => symbols.GetGuid(symbols.GetCustomDebugInformation(information).Kind) == EmbeddedSource));

        Assert.True(files.Count > 1);
        Assert.All(files, file => Assert.True(file.Value, file.Key));
        Assert.All(files, file => Assert.DoesNotContain(package.Sources, file.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Assemblies_DoNotNameTheFolderTheyWereBuiltIn()
    {
        using var archive = ZipFile.OpenRead(package.File);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);

            Assert.True(content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(package.Sources)) < 0, entry.FullName);
        }
    }
}
