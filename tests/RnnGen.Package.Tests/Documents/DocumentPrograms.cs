using RnnGen.Package.Tests.Testing;

namespace RnnGen.Package.Tests.Documents;

/// <summary>The programs of all documents, each a project that knows the package alone. They are built by one command, which keeps all processors busy, once for all tests.</summary>
public sealed class DocumentPrograms
{
    private readonly PackedPackage _package;
    private readonly bool _areBuilt;

    /// <summary>Writes and builds them.</summary>
    public DocumentPrograms(PackedPackage package)
    {
        _package = package;
        var folders = new List<string>();
        foreach (var document in Document.All)
        {
            var programs = ProgramsOf(document);
            folders.AddRange(programs.Select(program => Write(document, program, isFirst: program == programs[0])));
        }

        var projects = string.Join("\n", folders.Select(folder => $"    <Program Include=\"{Path.Combine(folder, "Document.csproj")}\" />"));
        File.WriteAllText(package.At("documents.proj"), $"""
            <Project DefaultTargets="Build">
              <ItemGroup>
            {projects}
              </ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Program)" Targets="Restore" Properties="IsRestoring=true" BuildInParallel="true" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Program)" Targets="Build" BuildInParallel="true" /></Target>
            </Project>
            """);
        _areBuilt = Command.Dotnet(
            Path.GetDirectoryName(package.At("documents.proj"))!, package.Variables, "build", "documents.proj", "-c", "Release", "-p:Configuration=Release", "-m", "-warnaserror", "-v", "quiet").ExitCode == 0;
    }

    internal static DocumentBlock[] ProgramsOf(Document document) => [.. document.Blocks.Where(block => block.Marker == "complete")];

    /// <summary>The folder of a program that has been built without warnings.</summary>
    internal string Built(Document document, DocumentBlock program)
    {
        var folder = FolderOf(document, program);
        if (!_areBuilt)
        {
            // One of them does not build: each by itself says which.
            Command.Dotnet(folder, _package.Variables, "build", "-c", "Release", "-warnaserror", "-v", "quiet").Succeeded();
        }

        return folder;
    }

    private string FolderOf(Document document, DocumentBlock program) => _package.At(NameOf(document, program));

    private static string NameOf(Document document, DocumentBlock program) => $"document-{document.Path.Replace('/', '-')}-{program.FirstLine}";

    private string Write(Document document, DocumentBlock program, bool isFirst)
    {
        var folder = _package.CopyProject("Document", NameOf(document, program));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program.Text);
        foreach (var block in document.Blocks.Where(block => block.Marker == "cell" && isFirst))
        {
            File.WriteAllText(Path.Combine(folder, $"Cell{block.FirstLine}.cs"), "using RnnGen;\nusing RnnGen.Equations;\n\n" + block.Text);
        }

        return folder;
    }
}
