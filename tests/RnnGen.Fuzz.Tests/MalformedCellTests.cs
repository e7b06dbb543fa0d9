using System.Globalization;
using Microsoft.CodeAnalysis;
using RnnGen.Fuzz.Tests.Malformed;
using RnnGen.Fuzz.Tests.Networks;
using Xunit.Abstractions;

namespace RnnGen.Fuzz.Tests;

/// <summary>
/// Cells drawn at random, each with something wrong that is put in. A rule, or C#, says so in the cell's own file; neither generator nor analyzers fail; and nothing is emitted for a network
/// with such a cell. The numbers are those of <see cref="WellFormedCellTests"/>.
/// </summary>
public sealed class MalformedCellTests(ITestOutputHelper log)
{
    private const int Batch = 100;

    [Fact]
    public async Task MalformedCells_AreObjectedTo()
    {
        var complaints = new List<string>();
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        FuzzClock.Start();
        foreach (var numbers in FuzzSettings.Numbers.Chunk(Batch))
        {
            await CheckAsync([.. numbers.Select(Draw)], complaints, found);
        }

        log.WriteLine(string.Join("\n", found.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value,6} {each.Key}"))));
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints\n" + string.Join("\n\n", complaints.DistinctBy(complaint => complaint[(complaint.IndexOf(':', StringComparison.Ordinal) + 1)..complaint.IndexOf('\n', StringComparison.Ordinal)])));
    }

    private static async Task CheckAsync(BrokenCase[] cases, List<string> complaints, SortedDictionary<string, int> found)
    {
        var compiled = await FuzzAssembly.OfAsync(cases.SelectMany(each => each.Files));
        if (compiled.Failure is { } failure)
        {
            if (cases.Length == 1)
            {
                complaints.Add(cases[0].Complaint(failure));
                return;
            }

            await CheckAsync(cases[..(cases.Length / 2)], complaints, found);
            await CheckAsync(cases[(cases.Length / 2)..], complaints, found);
            return;
        }

        foreach (var each in cases)
        {
            var errors = compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath == each.FileName).Select(diagnostic => diagnostic.Id).Distinct().ToArray();
            foreach (var id in errors)
            {
                found[id] = found.GetValueOrDefault(id) + 1;
            }

            if (errors.Length == 0)
            {
                complaints.Add(each.Complaint("nothing is objected to; of the network: " + string.Join(", ", compiled.Of(each.Namespace + ".net").Select(diagnostic => diagnostic.Id))));
            }
            else if (errors.All(id => id.StartsWith("RNN", StringComparison.Ordinal)) && compiled.Files.Any(file => file.StartsWith(each.Namespace + ".InDouble.Backward", StringComparison.Ordinal)))
            {
                complaints.Add(each.Complaint($"{string.Join(", ", errors)} is reported, but the network is emitted"));
            }
        }
    }

    private static BrokenCase Draw(int number)
    {
        var network = FuzzNetwork.Draw(number);
        var random = new Random(number);
        for (var first = number; ; first += random.Next(1, Malformations.All.Count))
        {
            var malformation = Malformations.All[first % Malformations.All.Count];
            if (malformation.Apply(new BrokenCell(network.Cell, network.CellSource, random)) is { } source)
            {
                return new BrokenCase(network, malformation.Name, source);
            }
        }
    }

    /// <summary>A cell with something wrong, and networks with it in another file.</summary>
    private sealed record BrokenCase(FuzzNetwork Network, string Name, string Source)
    {
        public string Namespace => Network.Namespace;

        public string FileName => Network.FileName;

        public IEnumerable<(string Name, string Source)> Files =>
            [(FileName, Source), (Namespace + ".net.cs", $"using RnnGen;\nnamespace {Namespace};\n{Network.Declarations}")];

        public string Complaint(string what) => $"RNNGEN_FUZZ_FIRST={Network.Number} RNNGEN_FUZZ_CELLS=1: {Name}: {what}\n{Source}";
    }
}
