using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
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
        Assert.DoesNotContain(Element("dependencies").Descendants(), element => element.Name.LocalName == "dependency");
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
