using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RnnGen.Benchmarks.Networks;

namespace RnnGen.Benchmarks.Peers;

/// <summary>A folder, for the time of a comparison, with what networks hand to their peers: initial weights as safetensors, samples as bare numbers.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-");

    /// <summary>A file of that name.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a subject's files, and says what a peer has to know to compute the same.</summary>
    /// <param name="subject">The network.</param>
    /// <param name="id">What its files are called.</param>
    public JsonObject Describe(Subject subject, string id)
    {
        subject.Open().Save(this[$"{id}.safetensors"]);
        return new()
        {
            ["cell"] = subject.Layer.Cell.ToString().ToLowerInvariant(),
            ["steps"] = subject.Shape.Steps,
            ["rows"] = subject.Shape.Rows,
            ["features"] = subject.Shape.Inputs,
            ["units"] = subject.Shape.Units,
            ["weights"] = this[$"{id}.safetensors"],
        };
    }

    /// <summary>Writes numbers, and says where.</summary>
    public string Write(string name, ReadOnlySpan<float> numbers)
    {
        File.WriteAllBytes(this[name], MemoryMarshal.AsBytes(numbers));
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
